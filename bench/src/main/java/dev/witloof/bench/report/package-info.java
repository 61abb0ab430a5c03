/** Runs the benchmarks in rounds and prints one table of them. */
@NullMarked
package dev.witloof.bench.report;

import org.jspecify.annotations.NullMarked;
