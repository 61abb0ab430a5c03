package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A thread that polls a consumer until it is closed, also while nothing may be taken in: its partitions are paused then. A
 * consumer that fails is replaced by a new one.
 */
final class PollLoop {
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration CLOSING_CUT_OFF = Duration.ofMillis(200);
    private static final long FIRST_BACKOFF = 100;
    private static final long LONGEST_BACKOFF = 5_000;
    private static final long JOIN_MILLIS = 10_000;

    private final Work work;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Reachability reachability;
    private final Thread thread;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Object pausing = new Object();
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile boolean stalled;
    private volatile boolean closing;

    /** What a consumer is polled for. Called on the loop's thread alone. */
    interface Work {
        /** There is a new consumer, without partitions yet. */
        void open(Consumer<byte[], byte[]> consumer);

        /** Whether records may be taken in. */
        boolean hasRoom();

        /** A record came in. */
        void received(ConsumerRecord<byte[], byte @Nullable []> record);

        /** Between two polls; throws to have the consumer replaced. */
        void tick(Consumer<byte[], byte[]> consumer);

        /** The consumer has failed; there will be another. */
        void failed(BrokerException failure);

        /** The consumer is about to be closed for good. */
        void closing(Consumer<byte[], byte[]> consumer);
    }

    PollLoop(String name, Work work, Supplier<Consumer<byte[], byte[]>> consumers, Reachability reachability) {
        this.work = work;
        this.consumers = consumers;
        this.reachability = reachability;
        this.thread = new Thread(this::run, "witloof-kafka-" + name);
        thread.setDaemon(true);
    }

    /** Starts, and waits until the work says that it is ready. */
    void start(String what, Duration limit) {
        thread.start();
        try {
            ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new BrokerException(Kind.CONNECTION, "interrupted while " + what, e);
        } catch (java.util.concurrent.TimeoutException e) {
            close();
            throw new BrokerException(Kind.TIMEOUT, what + " took longer than " + limit, e);
        } catch (ExecutionException e) {
            close();
            throw KafkaErrors.of(what, e);
        }
    }

    /** The work is in effect. */
    void isReady() {
        ready.complete(null);
    }

    /** Ends a poll that waits. */
    void wakeUp() {
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** There may be room now. */
    void roomMayBe() {
        if (stalled) {
            wakeUp();
        }
    }

    private void run() {
        long backoff = FIRST_BACKOFF;
        while (!closing) {
            Consumer<byte[], byte[]> consumer = null;
            try {
                consumer = consumers.get();
                current = consumer;
                work.open(consumer);
                backoff = poll(consumer, backoff);
                work.closing(consumer);
            } catch (RuntimeException | Error e) {
                // An error too: without this thread the subscription would be dead, and nobody would know.
                BrokerException failure = KafkaErrors.of("reading from Kafka", e);
                work.failed(failure);
                if (ready.completeExceptionally(failure)) {
                    closing = true; // whoever subscribes is told, and may try again
                }
            } finally {
                current = null;
                close(consumer);
            }
            if (!closing) {
                pause(backoff);
                backoff = Math.min(2 * backoff, LONGEST_BACKOFF);
            }
        }
    }

    /** Polls until the end; what it returns is the next backoff. */
    private long poll(Consumer<byte[], byte[]> consumer, long backoff) {
        long next = backoff;
        while (!closing) {
            work.tick(consumer);
            // In this order: whoever makes room after the look sees that the loop is stalled, and wakes it up.
            stalled = true;
            if (work.hasRoom()) {
                stalled = false;
                if (!consumer.paused().isEmpty()) {
                    consumer.resume(consumer.paused());
                }
            } else {
                consumer.pause(consumer.assignment());
            }
            try {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LONGEST_POLL)) {
                    work.received(record);
                    next = FIRST_BACKOFF;
                }
            } catch (WakeupException e) {
                // There is something to do before the next poll.
            }
        }
        return next;
    }

    private void close(@Nullable Consumer<byte[], byte[]> consumer) {
        if (consumer != null) {
            try {
                consumer.close(CloseOptions.timeout(reachability.isUp() ? CLOSING : CLOSING_CUT_OFF));
            } catch (RuntimeException e) {
                // It is gone either way; the broker notices when its session is over.
            }
        }
    }

    private void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (pausing) {
            for (long left = millis;
                    left > 0 && !closing;
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                try {
                    pausing.wait(left);
                } catch (InterruptedException e) {
                    closing = true; // nobody but the JVM's end interrupts this thread
                }
            }
        }
    }

    /** Ends the loop, and waits for it. */
    void close() {
        closing = true;
        synchronized (pausing) {
            pausing.notifyAll();
        }
        wakeUp();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Calls the consumer, although somebody may want to end its poll: this is not one, and is made again. */
    static <T> T undisturbed(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (WakeupException e) {
                // Whoever woke the loop is served after this.
            }
        }
    }
}
