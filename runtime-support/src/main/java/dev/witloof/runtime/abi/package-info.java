/**
 * The canonical ABI as generated code and the linker see it; not for programs.
 *
 * <p>Jars of generated code are shipped compiled against this package, so what generated code names
 * ({@link dev.witloof.runtime.abi.InterfaceAdapter}, {@link dev.witloof.runtime.abi.WorldAdapter},
 * {@link dev.witloof.runtime.abi.Lifting}, {@link dev.witloof.runtime.abi.Lowering} and what their signatures mention)
 * stays compatible across minor versions. What only the linker and the engine name says so.
 *
 * <p>Section numbers do not exist in the specification: Javadoc names the headings of the component model's
 * {@code CanonicalABI.md}.
 */
@NullMarked
package dev.witloof.runtime.abi;

import org.jspecify.annotations.NullMarked;
