package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.client.impl.ClientDeliveryState.ClientRejected;
import org.jspecify.annotations.Nullable;

/**
 * An address that is sent to. The client blocks, while it has no credit and for each outcome; so messages wait here, and while
 * there are any, one worker sends them and another one waits for what becomes of them, both in order.
 */
final class AmqpTarget {
    private static final int MOST_WAITING = 65_536;

    private final AmqpLink link;
    private final AdapterThreads threads;
    private final String address;
    private final Duration patience;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private final Deque<Sending> waiting = new ArrayDeque<>();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private boolean sends;
    private boolean settles;
    private boolean closed;

    // Of the sending worker alone, of which there is one at a time.
    private @Nullable Connection connection;
    private @Nullable Session session;
    private @Nullable Sender sender;

    /** A message that waits to be sent. */
    private record Sending(Message<byte[]> message, CompletableFuture<Void> done) {}

    /** A message whose outcome is not known yet. */
    private record Sent(Tracker tracker, CompletableFuture<Void> done) {}

    AmqpTarget(AmqpLink link, AdapterThreads threads, String address, Duration patience) {
        this.link = link;
        this.threads = threads;
        this.address = address;
        this.patience = patience;
    }

    /** Sends a message soon; false if this was closed before. */
    boolean send(Message<byte[]> message, CompletableFuture<Void> done) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (waiting.size() >= MOST_WAITING) {
                throw new BrokerException(
                        Kind.QUOTA, MOST_WAITING + " messages wait to be sent to " + address + ", which is the limit");
            }
            waiting.add(new Sending(message, done));
            if (sends) {
                return true;
            }
            sends = true;
        }
        threads.run(this::sendAll);
        return true;
    }

    private void sendAll() {
        for (Sending next = nextToSend(); next != null; next = nextToSend()) {
            if (next.done().isDone()) {
                continue; // Its time is over, and it never went out.
            }
            try {
                Tracker tracker = sender().send(next.message());
                await(new Sent(tracker, next.done()));
            } catch (ClientException | RuntimeException e) {
                next.done().completeExceptionally(AmqpFailures.of(e, "sending to " + address));
                detach();
            }
        }
    }

    private synchronized @Nullable Sending nextToSend() {
        Sending next = waiting.poll();
        sends = next != null;
        return next;
    }

    private Sender sender() throws ClientException {
        Connection up = link.connection();
        Sender open = sender;
        if (open != null && connection == up) {
            return open;
        }
        detach();
        String what = "sending to " + address;
        Session made = up.openSession();
        session = made;
        link.await(made.openFuture(), what);
        SenderOptions options = new SenderOptions().sendTimeout(patience.toMillis());
        // Brokers that have topics, too, take it for a queue then.
        options.targetOptions().capabilities("queue");
        Sender attached = made.openSender(address, options);
        link.await(attached.openFuture(), what);
        sender = attached;
        connection = up;
        return attached;
    }

    private void detach() {
        Session open = session;
        session = null;
        sender = null;
        if (open != null) {
            Future<Session> unused = open.closeAsync();
        }
    }

    private void await(Sent message) {
        synchronized (this) {
            sent.add(message);
            if (settles) {
                return;
            }
            settles = true;
        }
        threads.run(this::settleAll);
    }

    private void settleAll() {
        for (Sent next = nextToSettle(); next != null; next = nextToSettle()) {
            try {
                Tracker settled = next.tracker().settlementFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
                settle(settled.remoteState(), next.done());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                next.done().completeExceptionally(AmqpFailures.of(e, "sending to " + address));
            } catch (Exception e) {
                next.done().completeExceptionally(AmqpFailures.of(e, "sending to " + address));
            }
        }
    }

    private synchronized @Nullable Sent nextToSettle() {
        Sent next = sent.poll();
        settles = next != null;
        return next;
    }

    private void settle(@Nullable DeliveryState state, CompletableFuture<Void> done) {
        if (state != null && state.isAccepted()) {
            done.complete(null);
        } else if (state instanceof ClientRejected rejected) {
            done.completeExceptionally(new BrokerException(
                    AmqpFailures.kind(String.valueOf(rejected.getCondition())),
                    "the broker has rejected the message to " + address + ": " + rejected.getCondition() + " "
                            + rejected.getDescription()));
        } else if (state != null && (state.isReleased() || state.isModified())) {
            done.completeExceptionally(new BrokerException(
                    Kind.NO_ROUTE, "the broker has given the message to " + address + " back: it has nobody for it"));
        } else {
            done.completeExceptionally(new BrokerException(
                    Kind.CONNECTION, "the broker did not say what became of the message to " + address));
        }
    }

    /** Closes this if nothing is under way. */
    boolean closeIdle() {
        synchronized (this) {
            if (sends || settles) {
                return false;
            }
            closed = true;
        }
        detach();
        return true;
    }

    /** Fails what is under way; the connection is being closed. */
    void close() {
        Deque<CompletableFuture<Void>> left = new ArrayDeque<>();
        synchronized (this) {
            closed = true;
            waiting.forEach(sending -> left.add(sending.done()));
            sent.forEach(one -> left.add(one.done()));
            waiting.clear();
            sent.clear();
        }
        left.forEach(done -> done.completeExceptionally(
                new BrokerException(Kind.CONNECTION, "the AMQP connection was closed while sending to " + address)));
    }
}
