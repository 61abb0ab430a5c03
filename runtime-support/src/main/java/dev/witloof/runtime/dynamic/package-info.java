/**
 * The canonical ABI without generated code: plans of {@code dev.witloof.component.abi} are interpreted, and values are
 * {@link dev.witloof.runtime.ComponentValue}s. For the linker and for tools; not for programs.
 *
 * <p>It does in the same order what generated code does. Source: the component model's {@code CanonicalABI.md}, whose
 * headings the Javadoc names.
 */
@NullMarked
package dev.witloof.runtime.dynamic;

import org.jspecify.annotations.NullMarked;
