/** The interfaces of {@code wasi:clocks}. Not for programs. */
@NullMarked
package dev.witloof.wasi.clocks;

import org.jspecify.annotations.NullMarked;
