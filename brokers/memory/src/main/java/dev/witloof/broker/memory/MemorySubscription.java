package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A member of a queue. While there is something to hand out, one thread at a time calls the sink: a worker, or whoever is
 * there if the sink is prompt. The state is guarded by the queue's monitor.
 */
final class MemorySubscription implements Subscription {
    private final SubscriptionSpec spec;
    private final Hub hub;
    private final MessageQueue queue;
    private final Consumer<? super Delivery> sink;
    private final boolean prompt;
    private final Consumer<MemorySubscription> onClose;
    private final Set<MemoryDelivery> unsettled = new HashSet<>();
    private boolean running;
    private boolean paused;
    private boolean stopped;
    private boolean closed;

    /** Makes a member that gets nothing until {@link #open}. */
    MemorySubscription(
            SubscriptionSpec spec,
            Hub hub,
            MessageQueue queue,
            Consumer<? super Delivery> sink,
            Consumer<MemorySubscription> onClose) {
        this.spec = spec;
        this.hub = hub;
        this.queue = queue;
        this.sink = sink;
        this.prompt = sink instanceof PromptSink;
        this.onClose = onClose;
    }

    void open() {
        queue.join(this);
        queue.wake();
    }

    @Override
    public SubscriptionSpec spec() {
        return spec;
    }

    @Override
    public void pause() {
        synchronized (queue) {
            paused = true;
        }
        queue.wake();
    }

    @Override
    public void resume() {
        synchronized (queue) {
            paused = false;
        }
        queue.wake();
    }

    @Override
    public int inFlight() {
        synchronized (queue) {
            return unsettled.size();
        }
    }

    @Override
    public boolean healthy() {
        synchronized (queue) {
            return !closed;
        }
    }

    /** Hands out nothing more, for good. */
    void stop() {
        synchronized (queue) {
            stopped = true;
        }
        queue.wake();
    }

    @Override
    public void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        stop();
        awaitSettled(TimeUnit.NANOSECONDS.convert(grace));
        synchronized (queue) {
            if (closed) {
                return;
            }
            closed = true;
            queue.leave(this);
            queue.putBack(takeBack());
            queue.notifyAll();
        }
        queue.wake();
        onClose.accept(this);
    }

    /** Whether this member can take a message and nobody is at it; then the caller must {@link #start} it. */
    boolean claim() {
        boolean idle = !running && hasRoom();
        running |= idle;
        return idle;
    }

    /** Hands out what may be; true if that has been done already, because the sink is prompt. */
    boolean start() {
        try {
            if (prompt) {
                pump();
            } else {
                hub.workers().run(this::work);
            }
        } catch (Throwable noThread) {
            ended();
            throw noThread;
        }
        return prompt;
    }

    /** The message of a delivery is handled: its room and its place are free. */
    void forget(MemoryDelivery delivery) {
        queue.release(delivery.message());
        free(delivery);
    }

    /** Lets the message of a delivery wait for another attempt. */
    void tryAgain(MemoryDelivery delivery, Duration delay, String reason) {
        Message again = delivery.message().next(reason);
        if (delay.isZero()) {
            queue.add(again);
        } else {
            hub.workers().after(delay, () -> queue.add(again));
        }
        free(delivery);
    }

    /** Makes the message of a delivery a dead letter; says why that has to wait if it has. */
    Optional<BrokerException> giveUp(MemoryDelivery delivery, String reason, int attempts) {
        Optional<BrokerException> failure =
                hub.giveUp(delivery.message(), queue, spec.deadLetterPolicy(), reason, attempts);
        free(delivery);
        return failure;
    }

    private void free(MemoryDelivery delivery) {
        synchronized (queue) {
            unsettled.remove(delivery);
            queue.notifyAll();
        }
        queue.wake();
    }

    private void work() {
        try {
            pump();
        } catch (Throwable outOfMemory) {
            ended();
            throw outOfMemory;
        }
        // Another member may have room for what this one leaves.
        queue.wake();
    }

    private void pump() {
        for (MemoryDelivery next = next(); next != null; next = next()) {
            hand(next);
            if (!prompt) {
                // An interrupt that a sink leaves behind is not for the next message.
                Thread.interrupted();
            }
        }
    }

    /** Nobody is at this member any more; the next who wakes the queue can start it again. */
    private void ended() {
        synchronized (queue) {
            running = false;
        }
    }

    private @Nullable MemoryDelivery next() {
        synchronized (queue) {
            Message message = hasRoom() ? queue.poll() : null;
            if (message == null) {
                running = false;
                return null;
            }
            MemoryDelivery delivery = new MemoryDelivery(this, message);
            unsettled.add(delivery);
            return delivery;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a sink throws fails this delivery, not those that follow.
    private void hand(MemoryDelivery delivery) {
        if (delivery.attempt() > spec.maxAttempts()) {
            delivery.giveUpUnseen();
        } else if (!delivery.isSettled()) {
            try {
                sink.accept(delivery);
            } catch (Throwable thrown) {
                delivery.retry(spec.backoff().after(delivery.attempt()), "the sink threw " + thrown);
            }
        }
    }

    private boolean hasRoom() {
        return !paused && !stopped && unsettled.size() < spec.maxInFlight();
    }

    private List<Message> takeBack() {
        List<Message> returned = new ArrayList<>();
        for (MemoryDelivery delivery : unsettled) {
            if (delivery.takeBack()) {
                returned.add(delivery.message().next("its subscription was closed before it was settled"));
            }
        }
        unsettled.clear();
        returned.sort(Comparator.comparingLong(Message::number));
        return returned;
    }

    private void awaitSettled(long nanos) {
        long start = System.nanoTime();
        synchronized (queue) {
            while (!closed && !unsettled.isEmpty()) {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return;
                }
                try {
                    queue.wait(left / 1_000_000, (int) (left % 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
