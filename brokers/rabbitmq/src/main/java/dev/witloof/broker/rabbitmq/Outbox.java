package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.BrokerException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The messages that wait to be written, in order. One worker at a time writes them, so that a broker that takes nothing
 * blocks nobody else, and none while the broker has said that it takes nothing. Thread-safe.
 */
final class Outbox {
    private final Executor workers;
    private final BooleanSupplier held;
    private final Writer writer;
    private final Queue<Sending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** Writes a message to the broker. */
    interface Writer {
        /**
         * Writes.
         *
         * @throws Exception if the message cannot be written; it fails with that
         */
        void write(Sending sending) throws Exception;
    }

    /**
     * Makes an empty one.
     *
     * @param workers run what may block
     * @param held whether nothing is to be written for now
     */
    Outbox(Executor workers, BooleanSupplier held, Writer writer) {
        this.workers = workers;
        this.held = held;
        this.writer = writer;
    }

    @SuppressWarnings("CatchingUnchecked") // There may be no thread, or no memory for one.
    void add(Sending sending) {
        waiting.add(sending);
        try {
            wake();
        } catch (Throwable noThread) {
            sending.fail(noThread);
        }
    }

    /** Has written what waits and may be; for those times, too, when it can go on without another message. */
    void wake() {
        if (claim()) {
            try {
                workers.execute(this::drain);
            } catch (Throwable noThread) {
                writing.set(false);
                throw noThread;
            }
        }
    }

    private boolean claim() {
        return !waiting.isEmpty() && !held.getAsBoolean() && writing.compareAndSet(false, true);
    }

    private void drain() {
        do {
            try {
                while (!held.getAsBoolean()) {
                    Sending next = waiting.poll();
                    if (next == null) {
                        break;
                    }
                    write(next);
                }
            } finally {
                writing.set(false);
            }
        } while (claim()); // what came after the last look
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever it is fails this message, and not those that follow.
    private void write(Sending sending) {
        if (sending.hasEnded()) {
            return;
        }
        if (sending.isLate()) {
            sending.fail(BrokerException.Kind.TIMEOUT, "its time was over before it could be sent");
            return;
        }
        try {
            writer.write(sending);
        } catch (Throwable thrown) {
            sending.fail(thrown);
        }
    }

    /** Lets go of messages that have ended before they were written. */
    void dropEnded() {
        waiting.removeIf(Sending::hasEnded);
    }
}
