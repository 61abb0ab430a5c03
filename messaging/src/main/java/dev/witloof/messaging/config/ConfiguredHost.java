package dev.witloof.messaging.config;

import dev.witloof.broker.Broker;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.MessagingHostBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running host together with the connections that it owns. Thread-safe. */
public final class ConfiguredHost implements AutoCloseable {

    private final MessagingHost host;
    private final List<Broker> brokers;
    private final Duration grace;

    private ConfiguredHost(MessagingHost host, Collection<Broker> brokers, Duration grace) {
        this.host = host;
        this.brokers = List.copyOf(brokers);
        this.grace = grace;
    }

    /**
     * Starts a host and takes over its brokers, which are closed also when it does not start.
     *
     * @param builder the host, complete
     * @param brokers what is closed after the host
     * @param grace how long {@link #close()} waits for guests to end, zero or more
     * @return the running host
     * @throws RuntimeException as {@link MessagingHostBuilder#start()}
     */
    public static ConfiguredHost start(MessagingHostBuilder builder, Collection<Broker> brokers, Duration grace) {
        try {
            return new ConfiguredHost(builder.start(), brokers, grace);
        } catch (RuntimeException | Error e) {
            close(brokers, System.nanoTime(), 0).forEach(e::addSuppressed);
            throw e;
        }
    }

    /**
     * The host itself.
     *
     * @return it, for its health and to replace its component; closing it closes no connection
     */
    public MessagingHost host() {
        return host;
    }

    /**
     * Ends the host within its grace, as {@link MessagingHost#close(Duration)} does, and then its connections. Closing again
     * waits for the first call to end and does nothing else.
     *
     * @throws RuntimeException what a broker threw, after everything has been closed
     */
    @Override
    public void close() {
        long start = System.nanoTime();
        List<RuntimeException> failures = new ArrayList<>();
        try {
            host.close(grace);
        } catch (RuntimeException e) {
            failures.add(e);
        }
        failures.addAll(close(brokers, start, TimeUnit.NANOSECONDS.convert(grace)));
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static List<RuntimeException> close(Collection<Broker> brokers, long start, long grace) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Broker broker : brokers) {
            try {
                broker.close(Duration.ofNanos(Math.max(0, grace - (System.nanoTime() - start))));
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        return failures;
    }
}
