package dev.witloof.codegen;

/**
 * A Java type that takes the place of the one that a WIT type becomes, wherever generated code has values of it: as a
 * parameter, result, field, element or error.
 *
 * <p>The converter is a class with two static methods, which generated code calls by name, so that the compiler checks
 * them. With {@code com.acme.Point} in the place of the record {@code Shapes.Point}:
 *
 * <pre>{@code
 * public final class Points {
 *     public static com.acme.Point fromWit(Shapes.Point point) { ... }
 *     public static Shapes.Point toWit(com.acme.Point point) { ... }
 * }
 * }</pre>
 *
 * <p>Neither may return null. What {@code fromWit} throws about a guest's value is a trap; what {@code toWit} throws about
 * a host's value is thrown to the caller of a guest's function, which then is not called.
 *
 * @param javaType the qualified name of the Java type: a class without type parameters, no primitive
 * @param converter the qualified name of the converter
 */
public record TypeMapping(String javaType, String converter) {
    /**
     * Checks the names.
     *
     * @param javaType the Java type
     * @param converter the converter
     * @throws IllegalArgumentException if one is no name of a Java class
     */
    public TypeMapping {
        requireClass(javaType, "the Java type");
        requireClass(converter, "the converter");
    }

    private static void requireClass(String name, String what) {
        if (!JavaNames.isQualifiedName(name) || name.indexOf('.') < 0) {
            throw new IllegalArgumentException(
                    what + " of a mapped type must be the qualified name of a class, such as `com.acme.Point`, and is `"
                            + name + "`");
        }
    }
}
