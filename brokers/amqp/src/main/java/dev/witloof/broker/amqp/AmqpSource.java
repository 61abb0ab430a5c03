package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.AdapterThreads;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/**
 * The link that a subscription receives on. The credit that the broker has, the messages on their way and those that are here
 * are together never more than the subscription may have in flight.
 */
final class AmqpSource {
    private static final long DRAIN_SECONDS = 5;

    private final AdapterThreads threads;
    private final AdapterSubscription subscription;
    private final Session session;
    private final Receiver receiver;
    private final int limit;
    private final AtomicBoolean granting = new AtomicBoolean();

    // Guarded by this object's monitor, under which nothing foreign is called.
    private final Set<AmqpReceipt> held = new HashSet<>();
    private int outstanding;
    private int here;
    private int keeping;
    private boolean resting;
    private @Nullable CompletableFuture<Void> draining;

    AmqpSource(AdapterThreads threads, AdapterSubscription subscription, Session session, Receiver receiver) {
        this.threads = threads;
        this.subscription = subscription;
        this.session = session;
        this.receiver = receiver;
        this.limit = subscription.spec().maxInFlight();
    }

    /** Receives until the link ends; on a thread of its own. */
    void receive() throws ClientException {
        for (Delivery delivery = receiver.receive(); delivery != null; delivery = receiver.receive()) {
            synchronized (this) {
                outstanding--;
                here++;
            }
            offer(delivery);
        }
    }

    private void offer(Delivery delivery) throws ClientException {
        String topic = subscription.spec().topic();
        AmqpReceipt receipt;
        try {
            Message<?> read = delivery.message();
            // A message without any section is an empty one.
            AdvancedMessage<?> message = (read == null ? Message.create() : read).toAdvancedMessage();
            Object id = message.messageId();
            receipt = new AmqpReceipt(
                    this,
                    delivery,
                    AmqpMessages.envelope(topic, message),
                    id == null ? topic + "/" + Integer.toHexString(System.identityHashCode(delivery)) : id.toString(),
                    (int) Math.min(message.deliveryCount() + 1, Integer.MAX_VALUE));
        } catch (ClientException | RuntimeException e) {
            // No AMQP message at all: for somebody else to look at, or for the broker's dead letters.
            delivery.modified(true, true);
            left();
            return;
        }
        subscription.offer(receipt);
    }

    /** A message has left. */
    void freed() {
        synchronized (this) {
            if (keeping > 0) {
                // It was settled for a retry, and is kept here until then.
                keeping--;
                return;
            }
        }
        left();
    }

    private void left() {
        synchronized (this) {
            here--;
        }
        grantSoon();
    }

    /** Keeps a message for the time of its next attempt; it keeps its place meanwhile. */
    void hold(AmqpReceipt receipt, Duration delay) {
        synchronized (this) {
            keeping++;
            held.add(receipt);
        }
        threads.after(delay, () -> {
            boolean mine;
            synchronized (this) {
                mine = held.remove(receipt);
            }
            if (mine) {
                var unused = receipt.failed();
                left();
            }
        });
    }

    /** Gives back all that is kept. */
    void releaseHeld() {
        List<AmqpReceipt> back;
        synchronized (this) {
            back = List.copyOf(held);
            held.clear();
        }
        back.forEach(AmqpReceipt::releaseAttempted);
    }

    /** Has the broker send no more for now. */
    void rest() {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        synchronized (this) {
            resting = true;
            if (draining != null && !draining.isDone()) {
                // There is no credit to drain before that is done.
                return;
            }
            draining = drained;
        }
        try {
            threads.run(() -> drain(drained));
        } catch (Error noThread) {
            drained.complete(null);
            throw noThread;
        }
    }

    private void drain(CompletableFuture<Void> drained) {
        try {
            receiver.drain().get(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // Not every broker drains; what it sends waits here. Or there is no link that could send.
        } finally {
            drained.complete(null);
        }
    }

    /** Has the broker send again. */
    void goOn() {
        synchronized (this) {
            resting = false;
        }
        grantSoon();
    }

    /** Grants credit for the room that there is; soon, because the client waits for its own thread to do it. */
    void grantSoon() {
        if (!granting.getAndSet(true)) {
            threads.run(this::grant);
        }
    }

    private void grant() {
        granting.set(false);
        int credit = 0;
        try {
            awaitDrained();
            credit = takeCredit();
            if (credit > 0) {
                Receiver unused = receiver.addCredit(credit);
            }
        } catch (ClientException | BrokerException e) {
            // The link has ended, which whoever receives sees too; or a drain has begun, after which there is another
            // grant.
            synchronized (this) {
                outstanding -= credit;
            }
        }
    }

    private synchronized int takeCredit() {
        int credit = resting ? 0 : limit - here - outstanding;
        // Not for every single message, unless there is nothing else to wait for.
        if (credit < 0 || (outstanding > 0 && credit < limit / 4)) {
            return 0;
        }
        outstanding += credit;
        return credit;
    }

    private void awaitDrained() throws ClientException {
        for (CompletableFuture<Void> drained = pendingDrain(); drained != null; drained = pendingDrain()) {
            drained.join();
            synchronized (this) {
                if (draining == drained) {
                    draining = null;
                    outstanding = (int) receiver.queuedDeliveries();
                }
            }
        }
    }

    private synchronized @Nullable CompletableFuture<Void> pendingDrain() {
        return resting ? null : draining;
    }

    /**
     * Ends the link. A broker that answers a drain after the end of its session breaks the protocol (Artemis does, and the whole
     * connection ends), so the answer is awaited first; for some seconds where there is none.
     */
    void close() {
        CompletableFuture<Void> drained;
        synchronized (this) {
            drained = draining;
        }
        if (drained != null) {
            AmqpLink.goodbye(drained, DRAIN_SECONDS * 1_000);
        }
        AmqpLink.goodbye(session.closeAsync());
    }
}
