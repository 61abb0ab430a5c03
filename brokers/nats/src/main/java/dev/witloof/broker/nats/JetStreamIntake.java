package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.AdapterThreads;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to a stream. It asks the server for as many messages as there is room for, again and again, each time with
 * a time limit and heartbeats that tell an answer which is late from one which is lost. Thread-safe.
 *
 * <p>What is asked for comes to an inbox. A pause, a stop and a lost connection each end the inbox: the server takes back
 * what it has not sent, and there is a new one afterwards.
 */
final class JetStreamIntake implements ReconnectingIntake {
    private static final Duration EXPIRES = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(12);
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final int LARGEST_BATCH = 1_000;

    private final Link link;
    private final AdapterThreads threads;
    private final AdapterSubscription subscription;
    private final StreamConsumer consumer;
    private final StreamPosition position;
    private final String nextSubject;

    // Guarded by this object's monitor.
    private @Nullable Dispatcher dispatcher;
    private String inbox = "";
    private int asked;
    private long heard = System.nanoTime();
    private boolean paused;
    private boolean stopped;
    private boolean restoring;

    JetStreamIntake(
            Link link,
            AdapterThreads threads,
            AdapterSubscription subscription,
            StreamConsumer consumer,
            String apiPrefix) {
        this.link = link;
        this.threads = threads;
        this.subscription = subscription;
        this.consumer = consumer;
        this.position = new StreamPosition(StreamConsumer.isAll(subscription.spec()));
        this.nextSubject = apiPrefix + "CONSUMER.MSG.NEXT." + consumer.stream() + "." + consumer.name();
    }

    /** Begins. Blocks until the server has the consumer. */
    void start() {
        consumer.ensure(position);
        openInbox();
        watch();
        pull();
    }

    private void openInbox() {
        String fresh = link.connection().createInbox();
        Dispatcher opened = link.connection().createDispatcher(message -> received(fresh, message));
        opened.setPendingLimits(0, 0);
        boolean unwanted;
        synchronized (this) {
            unwanted = paused || stopped || dispatcher != null;
            if (!unwanted) {
                dispatcher = opened;
                inbox = fresh;
                asked = 0;
                heard = System.nanoTime();
                opened.subscribe(fresh);
            }
        }
        if (unwanted) {
            Dispatchers.close(link, opened);
        }
    }

    /** Ends the inbox; what has arrived there is still looked at. Blocks if the server is to be waited for. */
    private void closeInbox(boolean wait) {
        Dispatcher old;
        synchronized (this) {
            old = dispatcher;
            dispatcher = null;
            asked = 0;
        }
        if (old == null) {
            return;
        }
        if (wait && link.isUp()) {
            Dispatchers.drain(link, old);
        } else {
            Dispatchers.close(link, old);
        }
    }

    private void pull() {
        String to;
        int batch;
        synchronized (this) {
            if (dispatcher == null || paused || stopped || restoring) {
                return;
            }
            batch = Math.min(subscription.room() - asked, LARGEST_BATCH);
            // Asking costs the server as much as a message, so it is done for several at once where there are several.
            if (batch <= 0
                    || (asked > 0 && batch < (subscription.spec().maxInFlight() + 1) / 2 && batch < LARGEST_BATCH)) {
                return;
            }
            asked += batch;
            to = inbox;
        }
        String request = "{\"batch\":" + batch + ",\"expires\":" + EXPIRES.toNanos() + ",\"idle_heartbeat\":"
                + HEARTBEAT.toNanos() + "}";
        try {
            link.connection().publish(nextSubject, to, request.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalStateException e) {
            // The connection is closed, or the watch sees that nothing comes.
        }
    }

    private void received(String to, Message message) {
        if (message.isStatusMessage()) {
            if (message.getSubject().equals(to)) {
                status(message);
            }
        } else if (message.isJetStream()) {
            stored(to, message);
        }
        // Anything else was sent to the inbox by somebody who has no business there.
    }

    private void stored(String to, Message message) {
        NatsJetStreamMetaData place = message.metaData();
        position.received(place.streamSequence(), place.consumerSequence());
        JetStreamReceipt receipt = new JetStreamReceipt(
                link,
                () -> position.settled(place.streamSequence()),
                Incoming.stored(message),
                place.getStream() + ":" + place.streamSequence(),
                (int) Math.min(Integer.MAX_VALUE, place.deliveredCount()),
                message.getReplyTo());
        boolean unwanted;
        synchronized (this) {
            heard = System.nanoTime();
            if (to.equals(inbox) && asked > 0) {
                asked--;
            }
            unwanted = paused || stopped;
        }
        if (unwanted) {
            receipt.release();
        } else {
            subscription.offer(receipt);
        }
    }

    private void status(Message message) {
        PullStatus status = PullStatus.of(message);
        synchronized (this) {
            heard = System.nanoTime();
            if (status != PullStatus.ALIVE) {
                asked = Math.max(0, asked - PullStatus.left(message));
            }
        }
        switch (status) {
            case OVER -> pull();
            case GONE -> restore();
            case REFUSED -> threads.after(FIRST_DELAY, this::pull);
            case ALIVE -> {
                // Nothing has changed.
            }
        }
    }

    /** Looks again and again whether the server still answers. */
    private void watch() {
        threads.after(HEARTBEAT, () -> {
            boolean silent;
            synchronized (this) {
                if (stopped) {
                    return;
                }
                silent = asked > 0 && System.nanoTime() - heard > SILENCE.toNanos();
            }
            if (silent && link.isUp()) {
                restore();
            } else {
                pull();
                if (position.isVague() && link.isUp()) {
                    threads.run(() -> consumer.look(position));
                }
            }
            watch();
        });
    }

    /** Makes the consumer and the inbox anew, as soon as the server can. Does not block. */
    private void restore() {
        synchronized (this) {
            if (restoring || stopped) {
                return;
            }
            restoring = true;
        }
        subscription.cutOff();
        threads.run(() -> restore(FIRST_DELAY));
    }

    private void restore(Duration delay) {
        if (isClosed()) {
            return;
        }
        try {
            closeInbox(false);
            link.requireUp();
            consumer.ensure(position);
            openInbox();
        } catch (BrokerException | IllegalStateException e) {
            Duration next = delay.multipliedBy(2).compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay.multipliedBy(2);
            threads.after(delay, () -> threads.run(() -> restore(next)));
            return;
        }
        synchronized (this) {
            restoring = false;
        }
        subscription.restored();
        pull();
    }

    @Override
    public void disconnected() {
        subscription.cutOff();
    }

    @Override
    public void reconnected() {
        restore();
    }

    @Override
    public void pause() {
        synchronized (this) {
            paused = true;
        }
        closeInbox(true);
    }

    @Override
    public void resume() {
        synchronized (this) {
            paused = false;
        }
        openInbox();
        pull();
    }

    @Override
    public synchronized boolean isClosed() {
        return stopped;
    }

    @Override
    public void freed() {
        pull();
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        closeInbox(true);
    }

    @Override
    public void close() {
        if (link.isUp()) {
            consumer.leave();
        }
    }
}
