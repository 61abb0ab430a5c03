/** The interfaces of {@code wasi:sockets}. Not for programs. */
@NullMarked
package dev.witloof.wasi.sockets;

import org.jspecify.annotations.NullMarked;
