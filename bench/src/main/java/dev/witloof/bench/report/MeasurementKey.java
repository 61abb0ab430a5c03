package dev.witloof.bench.report;

/**
 * What was measured.
 *
 * @param name the benchmark's full name, or the name of a package
 * @param parameter what it was measured with, such as the size of the message in bytes; empty where there is nothing
 */
record MeasurementKey(String name, String parameter) {}
