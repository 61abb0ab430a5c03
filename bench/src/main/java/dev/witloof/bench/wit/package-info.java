/** Measures what reading, resolving and generating of WIT takes, by the size of the package. */
@NullMarked
package dev.witloof.bench.wit;

import org.jspecify.annotations.NullMarked;
