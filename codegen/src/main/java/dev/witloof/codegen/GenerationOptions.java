package dev.witloof.codegen;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be chosen about generated code, apart from what it is generated from. Immutable.
 *
 * <p>Which feature gates are open is chosen when the WIT is loaded, not here.
 *
 * @param basePackage the Java package under which the Java of WIT package {@code ns:name} stands as {@code ns.name}; may
 *     be empty
 * @param packages the Java package of WIT packages that shall stand elsewhere, by the WIT package's name with its version
 *     ({@code wasi:messaging@0.2.0-draft}) or without ({@code wasi:messaging}: all its versions). A WIT package that is
 *     named here is generated even if a dependency ships it in another Java package
 * @param types Java types that take the place of generated ones, by the WIT type's interface (or world) and name:
 *     {@code acme:shapes/shapes@1.0.0.point}, or without a version {@code acme:shapes/shapes.point}, which means all
 *     versions. A resource, and a type that holds one, cannot be replaced
 * @param generatorVersion the version that generated files state
 */
public record GenerationOptions(
        String basePackage, Map<String, String> packages, Map<String, TypeMapping> types, String generatorVersion) {
    /**
     * Checks the Java packages.
     *
     * @param basePackage the Java package of all others, may be empty
     * @param packages Java packages by WIT package
     * @param types Java types by WIT type
     * @param generatorVersion the version that generated files state
     * @throws IllegalArgumentException if one is no name of a Java package
     */
    public GenerationOptions {
        packages = Collections.unmodifiableMap(new TreeMap<>(packages));
        types = Collections.unmodifiableMap(new TreeMap<>(types));
        if (!basePackage.isEmpty()) {
            requirePackage(basePackage, "the base package");
        }
        for (Map.Entry<String, String> each : packages.entrySet()) {
            requirePackage(each.getValue(), "the Java package of `" + each.getKey() + "`");
        }
    }

    /**
     * Returns options with nothing chosen but the base package.
     *
     * @param basePackage the Java package of all others
     * @return the options, which state the version of this generator
     */
    public static GenerationOptions of(String basePackage) {
        return new GenerationOptions(basePackage, Map.of(), Map.of(), GeneratorVersion.CURRENT);
    }

    /**
     * Chooses the Java package of a WIT package.
     *
     * @param wit the WIT package, such as {@code wasi:messaging@0.2.0-draft} or {@code wasi:messaging}
     * @param java the Java package, such as {@code com.acme.messaging}
     * @return these options and that
     */
    public GenerationOptions withPackage(String wit, String java) {
        Map<String, String> more = new TreeMap<>(packages);
        more.put(wit, java);
        return new GenerationOptions(basePackage, more, types, generatorVersion);
    }

    /**
     * Chooses a Java type that takes the place of a generated one.
     *
     * @param wit the WIT type, such as {@code acme:shapes/shapes.point}
     * @param mapping the Java type and its converter
     * @return these options and that
     */
    public GenerationOptions withType(String wit, TypeMapping mapping) {
        Map<String, TypeMapping> more = new TreeMap<>(types);
        more.put(wit, mapping);
        return new GenerationOptions(basePackage, packages, more, generatorVersion);
    }

    /**
     * Chooses the version that generated files state.
     *
     * @param version the version
     * @return these options and that
     */
    public GenerationOptions withGeneratorVersion(String version) {
        return new GenerationOptions(basePackage, packages, types, version);
    }

    private static void requirePackage(String name, String what) {
        if (!JavaNames.isQualifiedName(name)) {
            throw new IllegalArgumentException(
                    what + " must be the name of a Java package, such as `com.acme.bindings`, and is `" + name + "`");
        }
    }
}
