package dev.witloof.bench.report;

/**
 * What was measured of a call in one virtual machine.
 *
 * @param nanos the time of a call, in nanoseconds
 * @param bytes what a call allocates, in bytes; NaN where that is not known
 */
record Measurement(double nanos, double bytes) {}
