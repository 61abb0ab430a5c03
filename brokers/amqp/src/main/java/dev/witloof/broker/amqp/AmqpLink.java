package dev.witloof.broker.amqp;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ClientOptions;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** The way to the broker: a connection, and another one whenever it breaks. Thread-safe. */
final class AmqpLink {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final long GOODBYE_MILLIS = 1_000;
    private static final long NOTICED_MILLIS = 50;

    private final AmqpSettings settings;
    private final AdapterThreads threads;
    private final Client client;
    private final Set<AmqpPart> parts = ConcurrentHashMap.newKeySet();

    // Guarded by this object's monitor, under which nothing foreign is called.
    private @Nullable Connection current;
    private boolean closed;
    private int failures;
    private String trouble = "not connected yet";

    AmqpLink(AmqpSettings settings, AdapterThreads threads) {
        this.settings = settings;
        this.threads = threads;
        this.client = Client.create(new ClientOptions().id(settings.containerId()));
    }

    /**
     * Connects for the first time, and waits for it.
     *
     * @throws BrokerException if there is no connection in time
     */
    void open() {
        adopt(connect());
    }

    private Connection connect() {
        String what = "connecting to the AMQP broker " + settings.server();
        Connection made;
        try {
            made = client.connect(settings.server().name(), settings.server().port(), options());
        } catch (ClientException e) {
            throw AmqpFailures.of(e, what);
        }
        try {
            return await(made.openFuture(), what);
        } catch (BrokerException e) {
            Future<Connection> unused = made.closeAsync();
            throw e;
        }
    }

    private ConnectionOptions options() {
        ConnectionOptions options = new ConnectionOptions()
                .openTimeout(settings.connectTimeout().toMillis())
                .closeTimeout(GOODBYE_MILLIS)
                .requestTimeout(settings.sendTimeout().toMillis())
                .sendTimeout(settings.sendTimeout().toMillis())
                .idleTimeout(settings.idleTimeout().toMillis())
                .disconnectedHandler((connection, event) -> lost(connection, event.failureCause()));
        options.transportOptions()
                .connectTimeout((int) settings.connectTimeout().toMillis());
        settings.username().ifPresent(options::user);
        settings.password().ifPresent(options::password);
        settings.tls().ifPresent(tls -> options.sslEnabled(true)
                .sslOptions()
                .sslContextOverride(tls.context())
                .verifyHost(tls.verifyHost()));
        return options;
    }

    private void adopt(Connection connection) {
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                current = connection;
                failures = 0;
                notifyAll();
            }
        }
        if (late) {
            Future<Connection> unused = connection.closeAsync();
        }
    }

    private void lost(Connection connection, Throwable cause) {
        synchronized (this) {
            if (closed || connection != current) {
                return;
            }
            current = null;
            trouble = AmqpFailures.reason(cause);
        }
        parts.forEach(AmqpPart::lost);
        Future<Connection> unused = connection.closeAsync();
        again(this::reconnect);
    }

    private void reconnect() {
        Connection connection;
        try {
            connection = connect();
        } catch (BrokerException e) {
            synchronized (this) {
                trouble = AmqpFailures.reason(e);
            }
            again(this::reconnect);
            return;
        }
        adopt(connection);
        parts.forEach(this::reopen);
    }

    /** Attaches a part again soon, whose link the broker has ended. */
    void reopenLater(AmqpPart part) {
        again(() -> reopen(part));
    }

    private void reopen(AmqpPart part) {
        Connection connection;
        synchronized (this) {
            connection = current;
        }
        if (connection != null && parts.contains(part)) {
            try {
                part.reopen(connection);
            } catch (BrokerException e) {
                reopenLater(part);
            }
        }
    }

    private void again(Runnable task) {
        Duration delay;
        synchronized (this) {
            if (closed) {
                return;
            }
            failures++;
            delay = BACKOFF.after(failures);
        }
        // Half of it at random, so that not all clients of a broker that restarts come at once.
        long millis = delay.toMillis() / 2;
        threads.after(
                Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis + 1)), () -> threads.run(task));
    }

    /** Has a part attached again whenever there is a new connection. */
    void add(AmqpPart part) {
        parts.add(part);
    }

    void remove(AmqpPart part) {
        parts.remove(part);
    }

    /**
     * The connection.
     *
     * @throws BrokerException if there is none
     */
    synchronized Connection connection() {
        Connection connection = current;
        if (connection == null || closed) {
            throw new BrokerException(
                    Kind.CONNECTION,
                    closed
                            ? "the AMQP connection was closed"
                            : "there is no connection to the AMQP broker " + trouble());
        }
        return connection;
    }

    /**
     * Attaches a part for the first time, and again if the connection breaks meanwhile, as long as connecting may take.
     *
     * @param attaching throws if it fails; does nothing if the part has been attached by a new connection before
     */
    void attach(Consumer<Connection> attaching) {
        long end = System.nanoTime() + settings.connectTimeout().toNanos();
        while (true) {
            awaitConnection(end);
            Connection connection = connection();
            try {
                attaching.accept(connection);
                return;
            } catch (BrokerException e) {
                boolean broke = e.kind() == Kind.CONNECTION || !isCurrent(connection);
                if (!broke || end - System.nanoTime() < 0 || !pause()) {
                    throw e;
                }
            }
        }
    }

    /** Gives the loss of a connection the time to be noticed; false if the thread is interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(NOTICED_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean isCurrent(Connection connection) {
        return connection == current;
    }

    private synchronized void awaitConnection(long end) {
        while (current == null && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    synchronized boolean isUp() {
        return current != null && !closed;
    }

    /** Why it is not up, for people. */
    synchronized String trouble() {
        return settings.server() + ": " + trouble;
    }

    /** Waits for an answer of the broker, as long as connecting may take. */
    <T> T await(Future<T> future, String what) {
        try {
            return future.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException(
                    Kind.TIMEOUT,
                    what + " failed: no answer within "
                            + settings.connectTimeout().toMillis() + " ms",
                    e);
        } catch (ExecutionException e) {
            throw AmqpFailures.of(e, what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(Kind.CONNECTION, what + " failed: interrupted", e);
        }
    }

    /** Closes the connection, and waits a moment for it. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            current = null;
        }
        goodbye(client.closeAsync());
    }

    /** Waits a moment for the broker's answer to a farewell. */
    static void goodbye(Future<?> farewell) {
        try {
            farewell.get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It was gone already, or does not answer; then it takes back what is unsettled by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
