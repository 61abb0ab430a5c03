/** One behaviour in guests of every toolchain: the clerks, whose transcript on another host is in {@code guests/clerk}. */
@NullMarked
package dev.witloof.it.clerk;

import org.jspecify.annotations.NullMarked;
