package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which subjects the streams of the server have. Thread-safe. */
final class Streams {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_KNOWN = 10_000;

    private final Link link;
    private final AdapterThreads threads;
    private final JetStreamManagement management;
    private final boolean anywhere;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();

    /**
     * A stream.
     *
     * @param name its name
     * @param subjects what it has, with wildcards
     * @param workQueue whether each message goes to one consumer only, and all of them to somebody
     */
    record Stream(String name, List<String> subjects, boolean workQueue) {
        /** Whether it has everything that a subject or pattern stands for. */
        boolean covers(String subject) {
            return subjects.stream().anyMatch(own -> Subjects.covers(own, subject));
        }
    }

    Streams(Link link, NatsSettings settings, AdapterThreads threads) {
        this.link = link;
        this.threads = threads;
        this.anywhere = settings.domain().isPresent();
        JetStreamOptions.Builder options = JetStreamOptions.builder().requestTimeout(settings.sendTimeout());
        settings.domain().ifPresent(options::domain);
        try {
            this.management = link.connection().jetStreamManagement(options.build());
        } catch (IOException e) {
            throw Failures.command("to be used", e);
        }
    }

    JetStreamManagement management() {
        return management;
    }

    /** Whether the server has JetStream, or leads to one that has. */
    boolean isAvailable() {
        return anywhere || link.connection().getServerInfo().isJetStreamAvailable();
    }

    /**
     * The stream that has a subject, or a part of a pattern. Asks the server.
     *
     * @throws BrokerException if a pattern reaches into several
     */
    Optional<Stream> find(String subject) {
        if (!isAvailable()) {
            return Optional.empty();
        }
        List<StreamInfo> found;
        try {
            found = management.getStreams(subject);
        } catch (IOException | JetStreamApiException e) {
            throw Failures.command("to look for the stream of " + subject, e);
        }
        if (found.size() > 1) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    subject + " reaches into several streams, "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(info -> info.getConfiguration().getName())
                                            .toList())
                            + "; subscribe to what each of them has");
        }
        return found.stream().findFirst().map(info -> {
            StreamConfiguration stream = info.getConfiguration();
            return new Stream(
                    stream.getName(),
                    List.copyOf(stream.getSubjects()),
                    stream.getRetentionPolicy() == RetentionPolicy.WorkQueue);
        });
    }

    /** How to publish to a subject: as known, or to be known as soon as the server has said. Does not block. */
    Route route(String subject) {
        Route known = routes.get(subject);
        if (known != null && !known.isOlderThan(FRESH_NANOS)) {
            return known;
        }
        if (routes.size() >= MOST_KNOWN) {
            routes.clear();
        }
        // What is known goes on being used while it is asked for anew, so that messages do not overtake each other.
        Route asked = routes.compute(subject, (key, present) -> present == null ? new Route() : present);
        if (asked.startAsking()) {
            threads.run(() -> ask(subject, asked));
        }
        return asked;
    }

    private void ask(String subject, Route route) {
        try {
            route.known(find(subject).isPresent());
        } catch (RuntimeException e) {
            route.failed(BrokerException.from(e));
        }
    }
}
