package dev.witloof.broker.mqtt;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A message of a session, over whichever connection it can be acknowledged. While there is none, an acknowledgement waits for
 * the server to repeat the message. The server counts no attempts, and repeats what was not acknowledged.
 */
final class MqttReceipt implements Receipt {
    private final Envelope envelope;
    private final String id;
    private final Unacknowledged session;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private MqttArrival latest;
    private boolean acknowledged;
    private @Nullable CompletableFuture<Void> waiting;
    private boolean lost;

    MqttReceipt(MqttArrival first, Envelope envelope, String id, Unacknowledged session) {
        this.latest = first;
        this.envelope = envelope;
        this.id = id;
        this.session = session;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletionStage<Void> ack() {
        MqttArrival arrival;
        synchronized (this) {
            if (lost) {
                return CompletableFuture.failedFuture(gone());
            }
            acknowledged = true;
            arrival = latest;
            if (arrival.isAcknowledgeable() && !arrival.connection().isLive()) {
                waiting = new CompletableFuture<>();
                return waiting;
            }
        }
        acknowledge(arrival);
        return CompletableFuture.completedFuture(null);
    }

    private void acknowledge(MqttArrival arrival) {
        session.acknowledged(this, arrival);
        arrival.acknowledge();
    }

    /** The server has repeated the message. */
    void join(MqttArrival repeat) {
        boolean done;
        CompletableFuture<Void> told;
        synchronized (this) {
            latest = repeat;
            done = acknowledged;
            told = waiting;
        }
        if (done) {
            acknowledge(repeat);
        }
        if (told != null) {
            told.complete(null);
        }
    }

    /** The server will not repeat the message as this one: it hands it out anew, or has read its acknowledgement. */
    void lose() {
        CompletableFuture<Void> told;
        synchronized (this) {
            lost = true;
            told = waiting;
        }
        if (told != null) {
            told.completeExceptionally(gone());
        }
    }

    private BrokerException gone() {
        return new BrokerException(
                BrokerException.Kind.CONNECTION,
                "message " + id + " could not be acknowledged: the connection broke, and the server sends it again");
    }

    synchronized boolean isOf(@Nullable MqttConnection connection) {
        return latest.connection() == connection;
    }

    boolean isOfAnotherConnectionThan(MqttArrival arrival) {
        return !isOf(arrival.connection());
    }

    /** Leaves it unacknowledged: the server has it, and sends it when there is a connection again. */
    @Override
    public void release() {}
}
