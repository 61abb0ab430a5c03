/**
 * Publishes numbered messages to a guest on a real broker, kills everything in between, and counts: {@code it/faults/run}.
 */
@NullMarked
package dev.witloof.it.faults;

import org.jspecify.annotations.NullMarked;
