package dev.witloof.broker.tck;

/**
 * A way to the broker that can be disturbed.
 *
 * @param proxy the proxy on the way
 * @param endpoint the same broker as {@link BrokerHarness#endpoint()}, reached through the proxy alone: also what the
 *     server says about its own address, as Kafka does, must lead through it
 */
public record Faults(FaultProxy proxy, Endpoint endpoint) {}
