/**
 * A host of WASI 0.2, written on the bindings that Witloof generates from its WIT. Guests of 0.2.0 and later fit.
 *
 * <p>{@link dev.witloof.wasi.WasiHost} says what guests are granted: nothing, unless its builder is told otherwise. It
 * implements the imports of any generated world that includes those of WASI; {@link dev.witloof.wasi.WasiCommand} runs
 * programs.
 */
@NullMarked
package dev.witloof.wasi;

import org.jspecify.annotations.NullMarked;
