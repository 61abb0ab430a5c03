package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.witloof.broker.Backoff;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Health;
import dev.witloof.broker.adapter.AdapterThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the server, made anew with growing delays when it breaks. Thread-safe.
 */
final class Link {
    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final RabbitMqSettings settings;
    private final AdapterThreads threads;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection connection;
    private volatile String trouble = "";
    private volatile boolean closed;

    /** Something that lives on a channel of the connection, whose own listener tells it when that is lost. */
    interface Session {
        /** There is a new one. */
        void reopen() throws IOException;
    }

    Link(RabbitMqSettings settings, AdapterThreads threads) {
        this.settings = settings;
        this.threads = threads;
    }

    /** Connects for the first time. */
    void open() {
        try {
            use(connect());
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw Failures.of("connecting to " + settings.where(), e);
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        return settings.factory().newConnection(settings.servers(), settings.name());
    }

    private void use(Connection made) {
        connection = made;
        made.addShutdownListener(cause -> {
            if (!closed && connection == made) {
                connection = null;
                trouble = String.valueOf(Failures.of("the connection to " + settings.where(), cause)
                        .getMessage());
                reconnectAfter(1);
            }
        });
    }

    private void reconnectAfter(int attempt) {
        long most = RECONNECT.after(attempt).toMillis();
        Duration delay =
                Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        threads.after(delay, () -> threads.run(() -> reconnect(attempt)));
    }

    private void reconnect(int attempt) {
        if (closed) {
            return;
        }
        try {
            Connection made = connect();
            use(made);
            if (closed) {
                made.abort();
                return;
            }
            trouble = "";
        } catch (IOException | TimeoutException | RuntimeException e) {
            trouble = String.valueOf(
                    Failures.of("connecting to " + settings.where(), e).getMessage());
            reconnectAfter(attempt + 1);
            return;
        }
        sessions.forEach(this::reopen);
    }

    /** Opens a session's channel again, later if that fails while the connection stands. */
    void reopen(Session session) {
        reopen(session, 1);
    }

    private void reopen(Session session, int attempt) {
        Connection current = connection;
        if (closed || current == null || !sessions.contains(session)) {
            return; // the next connection reopens it, or nobody
        }
        try {
            session.reopen();
        } catch (IOException | RuntimeException e) {
            trouble = String.valueOf(
                    Failures.of("resuming on " + settings.where(), e).getMessage());
            threads.after(RECONNECT.after(attempt), () -> threads.run(() -> reopen(session, attempt + 1)));
        }
    }

    void add(Session session) {
        sessions.add(session);
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    /**
     * A new channel.
     *
     * @throws BrokerException if there is no connection at the moment
     */
    Channel channel() throws IOException {
        Connection current = connection;
        Channel channel = current == null ? null : current.createChannel();
        if (channel == null) {
            throw cutOff();
        }
        return channel;
    }

    BrokerException cutOff() {
        return new BrokerException(
                BrokerException.Kind.CONNECTION,
                closed ? "the connection was closed" : "not connected at the moment: " + trouble);
    }

    Health health() {
        return connection == null ? Health.down(trouble) : Health.up();
    }

    void close() {
        closed = true;
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.abort((int) Duration.ofSeconds(2).toMillis());
        }
    }
}
