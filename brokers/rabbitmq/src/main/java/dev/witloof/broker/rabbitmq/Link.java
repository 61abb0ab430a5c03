package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Connection;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Health;
import dev.witloof.broker.adapter.AdapterThreads;
import dev.witloof.broker.adapter.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the server, made anew with growing delays when it breaks, and with it what lives on its channels.
 * Thread-safe.
 *
 * <p>Whatever asks the server something runs on a worker here: the client library says on the very thread that reads the
 * answers that something was lost.
 */
final class Link {
    private static final Duration NO_THREAD = Duration.ofMillis(500);

    private final RabbitMqSettings settings;
    private final AdapterThreads threads;
    private final Connector connector;
    private final Pace pace = new Pace();
    private final Map<Session, Resuming> sessions = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Connection> connection = new AtomicReference<>();
    private volatile String trouble = "";
    private volatile Optional<String> blocked = Optional.empty();
    private volatile boolean closed;

    /** Something that lives on a channel of the connection, whose own listener says {@link #lost} when that is gone. */
    interface Session {
        /** Gets a channel, unless there is one. Called on a worker, by one or more at a time; may block. */
        void reopen() throws IOException;
    }

    /** How a session comes back: one attempt at a time is due. */
    private static final class Resuming {
        final Pace pace = new Pace();
        final AtomicBoolean due = new AtomicBoolean();
    }

    Link(RabbitMqSettings settings, AdapterThreads threads) {
        this.settings = settings;
        this.threads = threads;
        this.connector = new Connector(settings, threads);
    }

    /** Connects for the first time. */
    void open() {
        try {
            use(connector.connect());
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw failedToConnect(e);
        }
    }

    private BrokerException failedToConnect(Throwable thrown) {
        return Failures.of("connecting to " + settings.where(), thrown);
    }

    private void use(Connection made) {
        trouble = "";
        blocked = Optional.empty();
        pace.made();
        connection.set(made);
        made.addBlockedListener(
                reason -> blocked(made, Optional.of("the broker takes no messages at the moment: " + reason)),
                () -> blocked(made, Optional.empty()));
        made.addShutdownListener(cause -> {
            // Once, though the library may say it twice at the same time.
            if (!closed && connection.compareAndSet(made, null)) {
                blocked = Optional.empty();
                trouble = String.valueOf(Failures.of("the connection to " + settings.where(), cause)
                        .getMessage());
                later(pace.next(), this::reconnect);
            }
        });
    }

    private void blocked(Connection by, Optional<String> why) {
        if (connection.get() == by) {
            blocked = why;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever it is, also when there is no memory: nobody else tries again.
    private void reconnect() {
        if (closed) {
            return;
        }
        try {
            Connection made = connector.connect();
            use(made);
            if (closed) {
                connector.end(made);
            }
        } catch (Throwable thrown) {
            trouble = String.valueOf(failedToConnect(thrown).getMessage());
            later(pace.next(), this::reconnect);
            return;
        }
        sessions.forEach((session, resuming) -> resume(Duration.ZERO, session, resuming));
    }

    void add(Session session) {
        sessions.put(session, new Resuming());
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    /** A session has lost its channel; it gets another, if need be with the next connection. Does not block. */
    void lost(Session session) {
        Resuming resuming = sessions.get(session);
        if (resuming != null) {
            resume(resuming.pace.next(), session, resuming);
        }
    }

    private void resume(Duration delay, Session session, Resuming resuming) {
        if (resuming.due.compareAndSet(false, true)) {
            later(delay, () -> resume(session, resuming));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // As for the connection.
    private void resume(Session session, Resuming resuming) {
        resuming.due.set(false);
        if (closed || connection.get() == null || !sessions.containsKey(session)) {
            return; // the next connection has it resumed, or nobody
        }
        try {
            session.reopen();
            resuming.pace.made();
        } catch (Throwable thrown) {
            trouble = String.valueOf(
                    Failures.of("resuming on " + settings.where(), thrown).getMessage());
            resume(resuming.pace.next(), session, resuming);
        }
    }

    /** Runs a task that may block on a worker, as soon as there is one. */
    @SuppressWarnings("CatchingUnchecked") // There may be no thread, or no memory for one.
    private void later(Duration delay, Runnable task) {
        threads.after(delay, () -> {
            try {
                threads.run(task);
            } catch (Throwable noThread) {
                later(NO_THREAD, task);
            }
        });
    }

    /**
     * A new channel.
     *
     * @throws BrokerException if there is no connection at the moment
     */
    Channel channel() throws IOException {
        Connection current = connection.get();
        Channel channel;
        try {
            channel = current == null ? null : current.createChannel();
        } catch (ChannelContinuationTimeoutException e) {
            // The number of such a channel stays in use, so that they would run out; and nothing else is answered
            // either.
            later(Duration.ZERO, () -> connector.end(current));
            throw e;
        }
        if (channel == null) {
            throw cutOff();
        }
        return channel;
    }

    /** Closes a channel that may be closed already, and takes some time if the server does not answer. */
    static void abort(Channel channel) {
        try {
            channel.abort();
        } catch (IOException e) {
            throw new AssertionError("abort is declared to throw, and does not", e);
        }
    }

    BrokerException cutOff() {
        return new BrokerException(
                BrokerException.Kind.CONNECTION,
                closed ? "the connection was closed" : "not connected at the moment: " + trouble);
    }

    /** Why the server takes no messages for now, if it has said so. */
    Optional<String> blocked() {
        return blocked;
    }

    Health health() {
        if (connection.get() == null) {
            return Health.down(trouble);
        }
        return blocked.map(Health::degraded).orElseGet(Health::up);
    }

    void close() {
        closed = true;
        Connection current = connection.getAndSet(null);
        if (current != null) {
            connector.end(current);
        }
    }
}
