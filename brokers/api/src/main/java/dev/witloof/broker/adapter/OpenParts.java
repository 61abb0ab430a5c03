package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is open on a connection, from its opening to its end: subscriptions, reply channels, the client. Thread-safe. */
final class OpenParts {
    private final AdapterBroker broker;
    private final List<AdapterSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Replies> channels = new CopyOnWriteArrayList<>();
    private final Object closing = new Object();
    private volatile boolean refusing;
    private volatile boolean closed;

    OpenParts(AdapterBroker broker) {
        this.broker = broker;
    }

    List<AdapterSubscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        requireOpen();
        AdapterSubscription subscription = new AdapterSubscription(spec, sink, broker);
        subscriptions.add(subscription);
        boolean open = false;
        try {
            open = subscription.open(broker.open(spec, subscription));
        } finally {
            if (!open || refusing) {
                subscription.close(Duration.ZERO);
            }
        }
        if (!open || refusing) {
            throw closed();
        }
        return subscription;
    }

    ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        requireOpen();
        Replies replies = new Replies(broker, sink);
        channels.add(replies);
        boolean open = false;
        try {
            open = replies.open(broker.openReplies(replies::offer));
        } finally {
            if (!open || refusing) {
                replies.close();
            }
        }
        if (!open || refusing) {
            throw closed();
        }
        return replies;
    }

    void ended(Replies replies) {
        channels.remove(replies);
    }

    void ended(AdapterSubscription subscription) {
        subscriptions.remove(subscription);
    }

    Health health() {
        if (closed) {
            return Health.down("the connection was closed"
                    + broker.gone().ever().map(count -> "; " + count).orElse(""));
        }
        Health connection = broker.connectionHealth();
        if (connection.status() != Health.Status.UP) {
            return connection;
        }
        List<String> troubles = new ArrayList<>();
        if (refusing) {
            troubles.add("the connection is being closed");
        }
        broker.gone().lately().ifPresent(troubles::add);
        for (AdapterSubscription subscription : subscriptions) {
            if (!subscription.healthy()) {
                troubles.add("cut off: " + subscription);
            }
            subscription
                    .refusal()
                    .ifPresent(why -> troubles.add("the dead letters of " + subscription + " are refused: " + why));
        }
        return troubles.isEmpty() ? connection : Health.degraded(String.join("; ", troubles));
    }

    void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        refusing = true;
        long start = System.nanoTime();
        synchronized (closing) {
            if (closed) {
                return;
            }
            List<AdapterSubscription> open = subscriptions();
            open.forEach(subscription -> subscription.stop(grace));
            for (AdapterSubscription subscription : open) {
                long left = TimeUnit.NANOSECONDS.convert(grace) - (System.nanoTime() - start);
                subscription.close(Duration.ofNanos(Math.max(0, left)));
            }
            closed = true;
            // An interrupt has ended the wait, but must not reach the client, which has something to finish.
            boolean interrupted = Thread.interrupted();
            channels.forEach(Replies::close);
            broker.disconnect();
            broker.threads().stop();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** How a call fails that comes too late. */
    BrokerException closed() {
        return new BrokerException(
                BrokerException.Kind.CONNECTION, "the " + broker.system() + " connection was closed");
    }

    private void requireOpen() {
        if (refusing) {
            throw closed();
        }
    }
}
