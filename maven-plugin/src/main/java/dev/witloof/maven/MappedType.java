package dev.witloof.maven;

import dev.witloof.codegen.TypeMapping;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** The Java type of a WIT type: an element of {@code <types>}. */
public final class MappedType {

    /** The WIT type: its interface or world, with its version or without, and its name. */
    private @Nullable String wit;

    /** The Java type. */
    private @Nullable String java;

    /** The class that converts one into the other. */
    private @Nullable String converter;

    /** Makes an empty mapping, which Maven fills. */
    public MappedType() {}

    String wit() throws MojoFailureException {
        return required("wit", wit);
    }

    TypeMapping mapping() throws MojoFailureException {
        return new TypeMapping(required("java", java), required("converter", converter));
    }

    private static String required(String element, @Nullable String value) throws MojoFailureException {
        if (value == null || value.isBlank()) {
            throw new MojoFailureException("a <type> of <types> has no <" + element
                    + ">: write <type><wit>acme:shapes/shapes.point</wit><java>com.acme.Point</java>"
                    + "<converter>com.acme.Points</converter></type>");
        }
        return value.strip();
    }
}
