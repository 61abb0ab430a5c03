package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import dev.witloof.broker.adapter.Pace;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Connection;
import org.jspecify.annotations.Nullable;

/** The way to the broker: a connection, and another one whenever it breaks. Thread-safe. */
final class AmqpLink {
    static final long GOODBYE_MILLIS = 1_000;
    private static final long NOTICED_MILLIS = 50;

    private final AmqpSettings settings;
    private final AdapterThreads threads;
    private final AmqpDialer dialer;
    private final Set<AmqpPart> parts = ConcurrentHashMap.newKeySet();

    private final Pace connecting = new Pace();
    private final Pace attaching = new Pace();

    // Guarded by this object's monitor, under which nothing foreign is called.
    private @Nullable Connection current;
    private boolean closed;
    private String trouble = "not connected yet";

    AmqpLink(AmqpSettings settings, AdapterThreads threads) {
        this.settings = settings;
        this.threads = threads;
        this.dialer = new AmqpDialer(settings);
    }

    /**
     * Connects for the first time, and waits for it.
     *
     * @throws BrokerException if there is no connection in time
     */
    void open() {
        if (!adopt(dialer.connect(this::lost))) {
            throw new BrokerException(
                    Kind.CONNECTION, "the connection was lost as soon as it was made, to the AMQP broker " + trouble());
        }
    }

    /** Makes it the connection; false if it has been lost already. */
    private boolean adopt(AmqpDialer.Made made) {
        boolean unwanted;
        boolean lost;
        synchronized (this) {
            lost = made.lost().get();
            unwanted = lost || closed;
            if (!unwanted) {
                current = made.connection();
                connecting.made();
                attaching.made();
                notifyAll();
            }
        }
        if (unwanted) {
            Future<Connection> unused = made.connection().closeAsync();
        }
        return !lost;
    }

    private void lost(AmqpDialer.Made made, Throwable cause) {
        synchronized (this) {
            made.lost().set(true);
            if (closed) {
                return;
            }
            trouble = AmqpFailures.reason(cause);
            if (made.connection() != current) {
                // Whoever is about to take it sees that it is gone.
                return;
            }
            current = null;
        }
        parts.forEach(AmqpPart::lost);
        Future<Connection> unused = made.connection().closeAsync();
        reconnectLater();
    }

    private void reconnect() {
        boolean stands;
        try {
            stands = adopt(dialer.connect(this::lost));
        } catch (BrokerException e) {
            stands = false;
            synchronized (this) {
                trouble = AmqpFailures.reason(e);
            }
        }
        if (stands) {
            parts.forEach(this::reopen);
        } else {
            reconnectLater();
        }
    }

    private void reconnectLater() {
        again(connecting, this::reconnect);
    }

    /** Attaches a part again soon, whose link the broker has ended. */
    void reopenLater(AmqpPart part) {
        again(attaching, () -> reopen(part));
    }

    private void reopen(AmqpPart part) {
        Connection connection;
        synchronized (this) {
            connection = current;
        }
        if (connection != null && parts.contains(part)) {
            try {
                part.reopen(connection);
                attaching.made();
            } catch (BrokerException e) {
                reopenLater(part);
            }
        }
    }

    private void again(Pace pace, Runnable task) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        threads.after(pace.next(), () -> threads.run(task));
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

    /** Whether a connection is the one that is there. */
    synchronized boolean isCurrent(Connection connection) {
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
        return dialer.await(future, what);
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
        goodbye(dialer.close());
    }

    /** Waits a moment for the broker's answer to a farewell. */
    static void goodbye(Future<?> farewell) {
        goodbye(farewell, GOODBYE_MILLIS);
    }

    /** Waits for the broker's answer to a farewell, but no longer than some milliseconds. */
    static void goodbye(Future<?> farewell, long millis) {
        try {
            farewell.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It was gone already, or does not answer; then it takes back what is unsettled by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
