package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
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
    private final AmqpLink link;
    private final AdapterThreads threads;
    private final AmqpBudget budget;
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

    /** A message that is under way: what it has taken of the budget, and who is to be told. */
    private record Pending(long size, CompletableFuture<Void> done) {}

    /** A message that waits to be sent. */
    private record Sending(Message<byte[]> message, Pending pending) {}

    /** A message whose outcome is not known yet. */
    private record Sent(Tracker tracker, Connection connection, Pending pending) {}

    AmqpTarget(AmqpLink link, AdapterThreads threads, AmqpBudget budget, String address, Duration patience) {
        this.link = link;
        this.threads = threads;
        this.budget = budget;
        this.address = address;
        this.patience = patience;
    }

    /**
     * Sends a message soon; false if this was closed before.
     *
     * @param size what it has taken of the budget, which is given back when the broker has said what became of it
     */
    boolean send(Message<byte[]> message, long size, CompletableFuture<Void> done) {
        boolean start;
        synchronized (this) {
            if (closed) {
                return false;
            }
            waiting.add(new Sending(message, new Pending(size, done)));
            start = !sends;
            sends = true;
        }
        if (start) {
            start(this::sendAll, this::takeUnsent);
        }
        return true;
    }

    /** Where there is no thread to be had, what waits for it ends, and the next message tries again. */
    @SuppressWarnings("CatchingUnchecked") // A thread that cannot be made is an error.
    private void start(Runnable worker, Supplier<List<Pending>> left) {
        try {
            threads.run(worker);
        } catch (Throwable noThread) {
            BrokerException failure = AmqpFailures.of(noThread, "sending to " + address);
            left.get().forEach(pending -> end(pending, failure));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever goes wrong with one message, those that follow are to be sent.
    private void sendAll() {
        for (Sending next = nextToSend(); next != null; next = nextToSend()) {
            if (next.pending().done().isDone()) {
                budget.free(next.pending().size()); // Its time is over, and it never went out.
                continue;
            }
            Sent gone;
            try {
                Connection up = link.connection();
                gone = new Sent(sender(up).send(next.message()), up, next.pending());
            } catch (Throwable e) {
                end(next.pending(), AmqpFailures.of(e, "sending to " + address));
                detach();
                continue;
            }
            await(gone);
        }
    }

    private synchronized @Nullable Sending nextToSend() {
        Sending next = waiting.poll();
        sends = next != null;
        return next;
    }

    private Sender sender(Connection up) throws ClientException {
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
        boolean start;
        synchronized (this) {
            sent.add(message);
            start = !settles;
            settles = true;
        }
        if (start) {
            start(this::settleAll, this::takeUnsettled);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever goes wrong with one message, those that follow are to be settled.
    private void settleAll() {
        for (Sent next = nextToSettle(); next != null; next = nextToSettle()) {
            Future<Tracker> settled = next.tracker().settlementFuture();
            try {
                // Those whose time is over have waited as long as this one did.
                if (next.pending().done().isDone() && !settled.isDone()) {
                    throw new TimeoutException();
                }
                DeliveryState state =
                        settled.get(patience.toMillis(), TimeUnit.MILLISECONDS).remoteState();
                end(next.pending(), refusal(state));
            } catch (TimeoutException e) {
                Connection of = next.connection();
                budget.freeLater(next.pending().size(), () -> settled.isDone() || !link.isCurrent(of));
                next.pending().done().completeExceptionally(AmqpFailures.of(e, "sending to " + address));
            } catch (Throwable e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                end(next.pending(), AmqpFailures.of(e, "sending to " + address));
            }
        }
    }

    private synchronized @Nullable Sent nextToSettle() {
        Sent next = sent.poll();
        settles = next != null;
        return next;
    }

    /** Why the broker has not taken a message, if it has not. */
    private @Nullable BrokerException refusal(@Nullable DeliveryState state) {
        if (state != null && state.isAccepted()) {
            return null;
        } else if (state instanceof ClientRejected rejected) {
            return new BrokerException(
                    AmqpFailures.kind(String.valueOf(rejected.getCondition())),
                    "the broker has rejected the message to " + address + ": " + rejected.getCondition() + " "
                            + rejected.getDescription());
        } else if (state != null && (state.isReleased() || state.isModified())) {
            return new BrokerException(
                    Kind.NO_ROUTE, "the broker has given the message to " + address + " back: it has nobody for it");
        }
        return new BrokerException(Kind.CONNECTION, "the broker did not say what became of the message to " + address);
    }

    private void end(Pending pending, @Nullable BrokerException failure) {
        // First, so that whoever is told may publish again.
        budget.free(pending.size());
        if (failure == null) {
            pending.done().complete(null);
        } else {
            pending.done().completeExceptionally(failure);
        }
    }

    private synchronized List<Pending> takeUnsent() {
        sends = false;
        List<Pending> left = waiting.stream().map(Sending::pending).toList();
        waiting.clear();
        return left;
    }

    private synchronized List<Pending> takeUnsettled() {
        settles = false;
        List<Pending> left = sent.stream().map(Sent::pending).toList();
        sent.clear();
        return left;
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
        synchronized (this) {
            closed = true;
        }
        List<Pending> left = new ArrayList<>(takeUnsent());
        left.addAll(takeUnsettled());
        BrokerException failure =
                new BrokerException(Kind.CONNECTION, "the AMQP connection was closed while sending to " + address);
        left.forEach(pending -> end(pending, failure));
    }
}
