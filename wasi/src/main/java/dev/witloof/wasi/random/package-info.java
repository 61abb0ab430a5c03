/** The interfaces of {@code wasi:random}. Not for programs. */
@NullMarked
package dev.witloof.wasi.random;

import org.jspecify.annotations.NullMarked;
