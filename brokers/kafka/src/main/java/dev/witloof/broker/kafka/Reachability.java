package dev.witloof.broker.kafka;

import dev.witloof.broker.Health;
import dev.witloof.broker.adapter.AdapterThreads;
import java.time.Duration;

/**
 * Whether the cluster answers. Kafka's clients reconnect by themselves and say nothing of it, so it is asked, once a
 * second. Thread-safe.
 */
final class Reachability {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Cluster cluster;
    private final AdapterThreads threads;
    private volatile Health health = Health.up();

    Reachability(Cluster cluster, AdapterThreads threads) {
        this.cluster = cluster;
        this.threads = threads;
    }

    /** Asks from now on, until the connection is closed. */
    void start() {
        threads.after(INTERVAL, this::ask);
    }

    private void ask() {
        try {
            cluster.nodes(LIMIT).whenComplete((nodes, failure) -> {
                health = failure == null ? Health.up() : down(failure);
                start();
            });
        } catch (RuntimeException closed) {
            health = down(closed);
        }
    }

    private static Health down(Throwable failure) {
        return Health.down(String.valueOf(
                KafkaErrors.of("the Kafka cluster does not answer", failure).getMessage()));
    }

    Health health() {
        return health;
    }

    boolean isUp() {
        return health.status() == Health.Status.UP;
    }
}
