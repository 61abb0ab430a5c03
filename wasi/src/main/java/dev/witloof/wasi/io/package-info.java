/**
 * Streams and polling: the interfaces of {@code wasi:io}, and what the other packages of the host stand on. Not for
 * programs.
 */
@NullMarked
package dev.witloof.wasi.io;

import org.jspecify.annotations.NullMarked;
