/** The interfaces of {@code wasi:http}, for guests that send requests. Not for programs. */
@NullMarked
package dev.witloof.wasi.http;

import org.jspecify.annotations.NullMarked;
