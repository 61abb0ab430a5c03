/**
 * Compares two versions of a WIT package: {@link dev.witloof.codegen.check.Compatibility} says what changed, what that breaks,
 * and which version Semantic Versioning asks for.
 *
 * <p>It is here because what a change breaks in Java depends on the Java that is generated; it sees the resolved model, and
 * nothing of how Java is spelled.
 */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen.check;
