package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Health;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client library's connection, and what it says about itself. Thread-safe. */
final class Link implements ErrorListener, ConnectionListener {
    private static final Duration LAST_FLUSH = Duration.ofSeconds(2);
    private static final long REMEMBER_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_DENIED = 1_000;
    private static final Pattern DENIED_PUBLISH =
            Pattern.compile("permissions violation for publish to \"?([^\"]*?)\"?", Pattern.CASE_INSENSITIVE);

    private final NatsSettings settings;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Map<String, Long> denied = new ConcurrentHashMap<>();
    private volatile @Nullable Connection connection;
    private volatile Listener listener = new Listener() {};
    private volatile String lastError = "";
    private volatile long dropped = System.nanoTime() - REMEMBER_NANOS;

    /** Who is told when something happens to the connection. Called on a thread of the client; must not block. */
    interface Listener {
        /** It broke; the client connects again by itself. */
        default void disconnected() {}

        /** It is there again, with all subscriptions. */
        default void restored() {}

        /** The server does not allow to publish to a subject. */
        default void denied(String subject) {}
    }

    private Link(NatsSettings settings) {
        this.settings = settings;
        this.threads = Executors.newCachedThreadPool(daemons("client"));
        this.timer = Executors.newSingleThreadScheduledExecutor(daemons("client-timer"));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "witloof-nats-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Connects, or says why not. */
    static Link connect(NatsSettings settings) {
        Link link = new Link(settings);
        try {
            link.connection = Nats.connect(settings.options()
                    .executor(link.threads)
                    .scheduledExecutor(link.timer)
                    .connectThreadFactory(daemons("connect"))
                    .callbackThreadFactory(daemons("callback"))
                    .readerThreadFactory(daemons("reader"))
                    .writerThreadFactory(daemons("writer"))
                    .errorListener(link)
                    .connectionListener(link)
                    .build());
            return link;
        } catch (AuthenticationException e) {
            link.stopThreads();
            throw new BrokerException(
                    BrokerException.Kind.PERMISSION_DENIED,
                    "the NATS server at " + settings.address() + " does not let us in; check the credentials",
                    e);
        } catch (IOException e) {
            link.stopThreads();
            throw new BrokerException(
                    BrokerException.Kind.CONNECTION,
                    "no NATS server could be reached at " + settings.address() + link.because(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            link.stopThreads();
            throw new BrokerException(BrokerException.Kind.CONNECTION, "interrupted while connecting", e);
        }
    }

    void listen(Listener told) {
        listener = told;
    }

    Connection connection() {
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("not connected yet");
        }
        return open;
    }

    boolean isUp() {
        return connection().getStatus() == Connection.Status.CONNECTED;
    }

    /** Refuses what cannot be sent now. */
    void requireUp() {
        if (!isUp()) {
            throw down();
        }
    }

    BrokerException down() {
        return new BrokerException(
                BrokerException.Kind.CONNECTION,
                "not connected to the NATS server at " + settings.address() + because());
    }

    Health health() {
        if (!isUp()) {
            return Health.down("not connected to " + settings.address() + because());
        }
        if (System.nanoTime() - dropped < REMEMBER_NANOS) {
            return Health.degraded("messages were dropped in the last minute, because more than pending-messages or"
                    + " pending-bytes waited");
        }
        return denied.isEmpty()
                ? Health.up()
                : Health.degraded("the server does not allow to publish to " + String.join(", ", denied.keySet()));
    }

    /** Whether the server refused lately to let us publish to a subject; core NATS says so too late for the publish. */
    void requireAllowed(String subject) {
        if (denied.isEmpty()) {
            return;
        }
        Long since = denied.get(subject);
        if (since != null) {
            if (System.nanoTime() - since < REMEMBER_NANOS) {
                throw notAllowed(subject);
            }
            denied.remove(subject, since);
        }
    }

    static BrokerException notAllowed(String subject) {
        return new BrokerException(
                BrokerException.Kind.PERMISSION_DENIED, "the NATS server does not allow to publish to " + subject);
    }

    /** Waits until the server has had everything. */
    void flush() {
        try {
            connection().flush(settings.sendTimeout());
        } catch (TimeoutException e) {
            throw new BrokerException(
                    isUp() ? BrokerException.Kind.TIMEOUT : BrokerException.Kind.CONNECTION,
                    "the NATS server at " + settings.address() + " did not answer within " + settings.sendTimeout()
                            + because(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(BrokerException.Kind.CONNECTION, "interrupted while waiting for the server", e);
        }
    }

    /** Sends what waits and disconnects. */
    void close() {
        try {
            if (isUp()) {
                connection().flush(LAST_FLUSH);
            }
        } catch (TimeoutException e) {
            // It does not answer, so it is left without.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean interrupted = Thread.interrupted();
        try {
            connection().close();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        stopThreads();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopThreads() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    private String because() {
        String error = lastError;
        return error.isEmpty() ? "" : " (last error: " + error + ")";
    }

    @Override
    @SuppressWarnings("deprecation") // the one that is not has the same, and is not abstract
    public void connectionEvent(Connection from, Events type) {
        switch (type) {
            case DISCONNECTED, CLOSED -> listener.disconnected();
            case RESUBSCRIBED -> {
                denied.clear();
                listener.restored();
            }
            default -> {
                // Comes with one of the others, or changes nothing.
            }
        }
    }

    @Override
    public void errorOccurred(Connection from, String error) {
        lastError = error;
        Matcher matcher = DENIED_PUBLISH.matcher(error);
        if (matcher.matches() && matcher.group(1) != null) {
            String subject = matcher.group(1);
            if (denied.size() < MOST_DENIED) {
                denied.put(subject, System.nanoTime());
            }
            listener.denied(subject);
        }
    }

    @Override
    public void exceptionOccurred(Connection from, Exception exception) {
        lastError = String.valueOf(exception.getMessage() == null ? exception : exception.getMessage());
    }

    @Override
    public void slowConsumerDetected(Connection from, Consumer consumer) {
        dropped = System.nanoTime();
    }

    @Override
    public void messageDiscarded(Connection from, Message message) {
        dropped = System.nanoTime();
    }
}
