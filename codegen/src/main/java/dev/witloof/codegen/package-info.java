/**
 * The code generator: {@link dev.witloof.codegen.Generator} turns resolved WIT into Java sources.
 *
 * <p>Three stages, each a package: {@code bind} chooses the Java name of everything and translates WIT's types into those
 * of the component model; {@code emit} spells the result as Java; this package is what callers see.
 */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen;
