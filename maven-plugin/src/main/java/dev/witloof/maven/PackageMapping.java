package dev.witloof.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** The Java package of a WIT package: an element of {@code <packages>}. */
public final class PackageMapping {

    /** The WIT package, with its version or without. */
    private @Nullable String wit;

    /** The Java package. */
    private @Nullable String java;

    /** Makes an empty mapping, which Maven fills. */
    public PackageMapping() {}

    String wit() throws MojoFailureException {
        return required("wit", wit);
    }

    String java() throws MojoFailureException {
        return required("java", java);
    }

    private static String required(String element, @Nullable String value) throws MojoFailureException {
        if (value == null || value.isBlank()) {
            throw new MojoFailureException(
                    "a <package> of <packages> has no <" + element
                            + ">: write <package><wit>wasi:messaging@0.2.0-draft</wit><java>com.acme.messaging</java></package>");
        }
        return value.strip();
    }
}
