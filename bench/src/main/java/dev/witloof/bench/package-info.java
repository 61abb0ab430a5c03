/** Benchmarks: the typed call through generated code beside the same call written by hand. */
@NullMarked
package dev.witloof.bench;

import org.jspecify.annotations.NullMarked;
