package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.config.ConfiguredHost;
import dev.witloof.messaging.config.HostConfig;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Hosts a guest until the process is told to end, then drains and says what became of the messages. */
final class Serving {

    /** What closing may take beyond the grace before the process is ended all the same. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final HostConfig config;

    /** The component's path as it is shown: that of a file starts at the folder of the file. */
    private final Path guest;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Tally tally = new Tally();

    Serving(HostConfig config, PrintWriter out, PrintWriter err) {
        this.config = config;
        this.guest = config.component().normalize();
        this.out = out;
        this.err = err;
    }

    /**
     * Hosts, and returns the exit code.
     *
     * @param termination installed already, so that a signal before it hosts is told
     * @throws IllegalArgumentException if an adapter refuses a URL or a setting, or a number is out of range
     */
    int run(Termination termination) throws CommandFailure, InterruptedException {
        err.println("loading " + PrintableText.line(guest + " and connecting to " + urls()));
        ConfiguredHost host = start();
        try {
            if (!termination.hosting(limit())) {
                return close(host);
            }
            err.println("hosting " + PrintableText.line(guest + ": " + subscriptions()));
            termination.await();
            err.println("stopping, within " + TimeUnit.MILLISECONDS.convert(config.shutdownGrace()) + " ms");
            int code = close(host);
            out.println(tally.summary());
            out.flush();
            err.flush();
            termination.end(code);
            return code;
        } catch (InterruptedException e) {
            close(host);
            throw e;
        }
    }

    /** The grace and {@link #CLOSING}, or the longest time there is. */
    private Duration limit() {
        Duration grace = config.shutdownGrace();
        return grace.compareTo(LONGEST.minus(CLOSING)) < 0 ? grace.plus(CLOSING) : LONGEST;
    }

    private String urls() {
        return config.connections().values().stream()
                .map(each -> each.url().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String subscriptions() {
        return config.subscriptions().stream()
                .map(each -> each.spec() + " on "
                        + Objects.requireNonNull(config.connections().get(each.connection()))
                                .url())
                .collect(Collectors.joining(", "));
    }

    private ConfiguredHost start() throws CommandFailure {
        try {
            GuestFactory factory = config.guest(Component.load(config.component()));
            Map<String, Broker> brokers = new TreeMap<>(config.connect());
            brokers.replaceAll((name, broker) -> tally.counting(broker));
            return ConfiguredHost.start(
                    config.toBuilder(factory, brokers).observe(tally), brokers.values(), config.shutdownGrace());
        } catch (IOException e) {
            throw InputFile.unreadable(guest, e);
        } catch (MalformedComponentException | LinkException | Trap e) {
            throw CommandFailure.of(guest + ": " + e.getMessage(), e);
        } catch (BrokerException e) {
            throw CommandFailure.of(String.valueOf(e.getMessage()), e);
        }
    }

    /** The messages are safe with their brokers also when one of those cannot be closed in order; that is told. */
    private int close(ConfiguredHost host) {
        try {
            host.close();
            return ExitCode.OK;
        } catch (RuntimeException e) {
            err.println("error: " + PrintableText.line(String.valueOf(e.getMessage())));
            return ExitCode.FAILED;
        }
    }
}
