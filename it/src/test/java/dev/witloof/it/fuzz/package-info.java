/**
 * Feeds damaged components, guests and WIT texts to Witloof, and counts what is not as documented: {@code it/fuzz/run}.
 */
@NullMarked
package dev.witloof.it.fuzz;

import org.jspecify.annotations.NullMarked;
