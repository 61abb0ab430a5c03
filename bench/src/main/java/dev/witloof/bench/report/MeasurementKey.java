package dev.witloof.bench.report;

/**
 * What was measured.
 *
 * @param name the benchmark's full name, or the name of a package
 * @param size the size of the message in bytes, 0 where there is none
 */
record MeasurementKey(String name, int size) {}
