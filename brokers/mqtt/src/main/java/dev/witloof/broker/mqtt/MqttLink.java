package dev.witloof.broker.mqtt;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import dev.witloof.broker.adapter.Pace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A way to the server for one session: a connection, and another one whenever it breaks. Thread-safe. */
final class MqttLink {
    private final MqttSettings settings;
    private final AdapterThreads threads;
    private final MqttSession session;
    private final MqttUser user;
    private final Pace pace = new Pace();

    // Guarded by this object's monitor, under which nothing foreign is called.
    private @Nullable MqttConnection latest;
    private boolean opened;
    private boolean up;
    private boolean closed;
    private String trouble = "not connected yet";

    MqttLink(MqttSettings settings, AdapterThreads threads, MqttSession session, MqttUser user) {
        this.settings = settings;
        this.threads = threads;
        this.session = session;
        this.user = user;
    }

    /**
     * Connects for the first time, and waits for it.
     *
     * @throws BrokerException if there is no connection in time
     */
    void open() {
        MqttConnection first = connect();
        if (first == null) {
            throw notConnected();
        }
        try {
            first.ready().get();
        } catch (ExecutionException e) {
            close(false);
            throw MqttFailures.of(e, "connecting to the MQTT server " + settings.server());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(false);
            throw new BrokerException(
                    Kind.CONNECTION, "interrupted while connecting to the MQTT server " + settings.server(), e);
        }
    }

    private @Nullable MqttConnection connect() {
        MqttConnection[] self = new MqttConnection[1];
        MqttConnection next;
        synchronized (this) {
            if (closed) {
                return null;
            }
            next = new MqttConnection(settings, session, user, cause -> over(self[0], cause));
            self[0] = next;
            latest = next;
        }
        CompletableFuture<?> unused = next.ready().whenComplete((none, failure) -> {
            if (failure == null) {
                up(next);
            } else {
                next.over(failure);
            }
        });
        next.start();
        Duration patience = settings.connectTimeout();
        threads.after(patience, () -> next.ready()
                .completeExceptionally(new BrokerException(
                        Kind.TIMEOUT,
                        "the MQTT server " + settings.server() + " did not answer within " + patience.toMillis()
                                + " ms")));
        return next;
    }

    private void up(MqttConnection connection) {
        boolean late;
        synchronized (this) {
            late = closed || connection != latest;
            if (!late) {
                opened = true;
                up = true;
                pace.made();
            }
        }
        if (late) {
            connection.end(false);
        } else {
            user.up();
        }
    }

    private void over(MqttConnection connection, Throwable cause) {
        boolean again;
        Duration delay;
        synchronized (this) {
            if (closed || connection != latest) {
                return;
            }
            up = false;
            again = opened && !MqttFailures.isTakenOver(cause);
            trouble = MqttFailures.isTakenOver(cause)
                    ? "another connection has taken over the session of the client id " + session.clientId()
                            + "; give each process a client-id of its own"
                    : MqttFailures.reason(cause);
            delay = pace.next();
        }
        user.down(!again);
        if (again) {
            threads.after(delay, this::connect);
        }
    }

    /**
     * The connection that is up.
     *
     * @throws BrokerException if none is
     */
    synchronized MqttConnection connection() {
        MqttConnection connection = latest;
        if (!up || connection == null) {
            throw notConnected();
        }
        return connection;
    }

    private synchronized BrokerException notConnected() {
        return new BrokerException(
                Kind.CONNECTION,
                closed ? "the MQTT connection was closed" : "there is no connection to the MQTT server: " + trouble);
    }

    synchronized boolean isUp() {
        return up && !closed;
    }

    /** Why it is not up, for people. */
    synchronized String trouble() {
        return settings.server() + ": " + trouble;
    }

    /** Ends the connection, and its session too if nobody is to come back to it. */
    void close(boolean withSession) {
        MqttConnection connection;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            connection = latest;
        }
        if (connection != null) {
            connection.end(withSession);
        }
    }
}
