/** The interfaces of {@code wasi:cli}. Not for programs. */
@NullMarked
package dev.witloof.wasi.cli;

import org.jspecify.annotations.NullMarked;
