package dev.witloof.messaging;

import dev.witloof.broker.Health;
import dev.witloof.broker.Health.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when a connection of a host breaks and when it is there again, so that it is known where nobody asks for the health.
 * Looks once a second, on a daemon thread of its own, and logs changes of the status only: what goes with it may change with
 * every attempt to connect.
 */
final class HealthLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    private static final long INTERVAL_MILLIS = 1_000;

    private final Supplier<Map<String, Health>> connections;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "witloof-health");
        made.setDaemon(true);
        return made;
    });

    /** Touched by the thread alone. */
    private final Map<String, Status> known = new HashMap<>();

    /**
     * Makes a log that does not look yet.
     *
     * @param connections how the connections are, by name; throws nothing
     */
    HealthLog(Supplier<Map<String, Health>> connections) {
        this.connections = connections;
    }

    void start() {
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        connections.get().forEach((name, health) -> {
            Status now = health.status();
            Status before = known.put(name, now);
            if (now == before || (before == null && now == Status.UP)) {
                return;
            }
            if (now == Status.UP) {
                LOG.warn("Connection {} is up again", name);
            } else {
                LOG.warn(
                        "Connection {} is {}: {}",
                        name,
                        now == Status.DOWN ? "down" : "degraded",
                        LogText.of(health.detail()));
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
