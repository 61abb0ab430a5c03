package dev.witloof.messaging;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Health;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription of a host: gives what is delivered to the host's threads, and holds it back while it is paused by
 * {@link OnFailure#PAUSE}. Thread-safe.
 */
final class HostedSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    private final String connection;
    private final Broker broker;
    private final SubscriptionSpec spec;
    private final HandlingOptions options;
    private final MessageHandling handling;
    private final Workers workers;

    /** What this asks a thread for. */
    private final Runnable turn = this::handleAll;

    /** Held while the broker is told to pause or to go on, which may take a round trip; nothing else waits for it. */
    private final Object steering = new Object();

    /** What was delivered and is with no guest, in the order in which guests get it. */
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();

    /** How many threads handle what waits, or were asked to. */
    private int running;

    private boolean paused;
    private boolean stopped;
    private @Nullable Subscription subscription;

    HostedSubscription(
            String connection,
            Broker broker,
            SubscriptionSpec spec,
            HandlingOptions options,
            MessageHandling handling,
            Workers workers) {
        this.connection = connection;
        this.broker = broker;
        this.spec = spec;
        this.options = options;
        this.handling = handling;
        this.workers = workers;
    }

    String connection() {
        return connection;
    }

    Broker broker() {
        return broker;
    }

    SubscriptionSpec spec() {
        return spec;
    }

    HandlingOptions options() {
        return options;
    }

    /** Subscribes. The broker may deliver before this returns. */
    void open() {
        Subscription opened = broker.subscribe(spec, (PromptSink) this::accept);
        synchronized (this) {
            subscription = opened;
        }
        steer();
    }

    /** Has the broker do what this wants now; whoever comes last does it. */
    private void steer() {
        synchronized (steering) {
            Subscription open;
            boolean halted;
            synchronized (this) {
                open = subscription;
                halted = paused || stopped;
            }
            if (open == null) {
                return;
            }
            if (halted) {
                open.pause();
            } else {
                open.resume();
            }
        }
    }

    private void accept(Delivery delivery) {
        synchronized (this) {
            waiting.addLast(delivery);
            if (paused) {
                return;
            }
            workers.begun(1);
            if (running == workers.count()) {
                return;
            }
            running++;
        }
        workers.execute(turn);
    }

    /** Handles what waits, until nothing does or another turn waits for a thread. */
    @SuppressWarnings("CatchingUnchecked") // This thread is the subscription's, whatever one message does to it.
    private void handleAll() {
        for (Delivery next = next(); next != null; next = next()) {
            try {
                handling.handle(next, this);
            } catch (Throwable unlogged) {
                // Where no memory is left even for the log, the next message may be a smaller one.
            }
            // An interrupt that this message leaves behind is not for the next; of that which ends the thread, next()
            // knows.
            Thread.interrupted();
            if (workers.areWanted()) {
                workers.execute(turn);
                return;
            }
        }
    }

    /** What waits first; if there is nothing, this thread has ended. */
    private synchronized @Nullable Delivery next() {
        Delivery next = paused || workers.stopped() ? null : waiting.pollFirst();
        if (next == null) {
            running--;
        }
        return next;
    }

    /** Puts a message aside on which the guest has failed, before all that came after it, and takes in no more. */
    void hold(Delivery delivery) {
        synchronized (this) {
            int others = waiting.size();
            waiting.addFirst(delivery);
            if (paused) {
                return;
            }
            paused = true;
            workers.finished(others);
        }
        LOG.warn("The subscription to {} is paused", this);
        steer();
    }

    /** Takes up what was put aside, and then the intake; nothing once the host is closing. */
    void resume() {
        int more;
        synchronized (this) {
            if (!paused || stopped) {
                return;
            }
            paused = false;
            workers.begun(waiting.size());
            more = Math.min(waiting.size(), workers.count() - running);
            running += more;
        }
        LOG.info("The subscription to {} goes on", this);
        for (int i = 0; i < more; i++) {
            workers.execute(turn);
        }
        steer();
    }

    /** Whether messages come through. Waits for no broker. */
    synchronized Health health() {
        if (subscription == null || !subscription.healthy()) {
            return Health.down("it is closed, or cut off from its broker");
        }
        return paused
                ? Health.degraded("it is paused after a failed message, with " + waiting.size() + " held back")
                : Health.up();
    }

    /** The subscription for people. */
    @Override
    public String toString() {
        return spec + " of connection " + connection;
    }

    /**
     * Takes in no more, for good, and closes the subscription when all that it has handed out is settled, or when the time
     * is over. If something is held back, which nobody settles, only {@link #end} closes it.
     */
    void close(Duration grace) {
        Subscription open;
        synchronized (this) {
            stopped = true;
            open = subscription;
        }
        if (isHolding()) {
            steer();
        } else if (open != null) {
            open.close(grace);
        }
    }

    /** Whether messages are held back. */
    synchronized boolean isHolding() {
        return paused && !waiting.isEmpty();
    }

    /** Closes the subscription without waiting: what is held back or not settled goes back to the broker. */
    void end() {
        Subscription open;
        synchronized (this) {
            open = subscription;
        }
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
