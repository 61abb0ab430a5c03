package dev.witloof.bench.load;

import dev.witloof.bench.load.client.PlainClient;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Numbered messages to a topic, and what comes back on {@code <topic>.upper}. Never more than a window of them is on its
 * way. For one thread; the client's threads bring what comes back.
 */
final class Traffic {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final long POLL_MILLIS = 2;
    private static final int LEAST = 50;

    private final PlainClient driver;
    private final String topic;
    private final Payload payload;
    private final Worker worker;
    private final Duration patience;
    private final Semaphore room;
    private final Tally confirmations = new Tally();
    private int sent;

    // Guarded by this object's monitor.
    private final BitSet back = new BitSet();
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
    private int received;
    private int corrupted;
    private int duplicates;
    private double interval;
    private long start;
    private int firstTimed = Integer.MAX_VALUE;

    /**
     * Begins to listen on the topic of what comes back.
     *
     * @param window how many messages are on their way at most
     * @param patience how long to wait for the last of them
     */
    Traffic(PlainClient driver, String topic, Payload payload, Worker worker, int window, Duration patience) {
        this.driver = driver;
        this.topic = topic;
        this.payload = payload;
        this.worker = worker;
        this.patience = patience;
        this.room = new Semaphore(window);
        driver.consume(topic + ".upper", window, this::received);
    }

    private void received(PlainClient.Message message) {
        long now = System.nanoTime();
        int number = payload.number(message.body());
        boolean isNew = false;
        synchronized (this) {
            if (number < 0) {
                corrupted++;
            } else if (back.get(number)) {
                duplicates++;
            } else {
                isNew = true;
                back.set(number);
                received++;
                if (number >= firstTimed) {
                    // From when it was due, not from when it was sent: a stall counts for all that were due in it.
                    long late = TimeUnit.NANOSECONDS.toMicros(now - start - (long) (number * interval));
                    micros.recordValue(Math.max(0, Math.min(late, LONGEST_MICROS)));
                }
            }
        }
        confirmations.counting(message.ack());
        if (isNew) {
            room.release();
        }
    }

    /** As many messages as get through, for two times: one that does not count, and one that does. */
    Result saturate(Duration before, Duration length) {
        sendUntil(System.nanoTime() + before.toNanos());
        long begin = System.nanoTime();
        int had = received();
        long end = begin + length.toNanos();
        sendUntil(end);
        // A machine that is busy with something else gets more time, instead of a rate made of nothing.
        while (received() - had < LEAST && System.nanoTime() - begin < patience.toNanos()) {
            end += length.toNanos();
            sendUntil(end);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double rate = (received() - had) / seconds;
        return result(rate);
    }

    private void sendUntil(long end) {
        while (System.nanoTime() - end < 0) {
            if (takeRoom(end - System.nanoTime())) {
                send();
            }
        }
    }

    /** Messages at a rate, whatever comes back when, for two times: one that does not count, and one that does. */
    Result pace(double perSecond, Duration before, Duration length) {
        int untimed = (int) (perSecond * before.toMillis() / 1_000);
        int all = untimed + Math.max(1, (int) (perSecond * length.toMillis() / 1_000));
        synchronized (this) {
            interval = 1e9 / perSecond;
            firstTimed = untimed;
            start = System.nanoTime();
        }
        for (int i = 0; i < all; i++) {
            long due = start + (long) (i * interval);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (!takeRoom(patience.toNanos())) {
                break;
            }
            send();
        }
        return result(perSecond);
    }

    private boolean takeRoom(long nanos) {
        try {
            return room.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void send() {
        driver.publish(topic, payload.body(sent++)).whenComplete((done, failure) -> {
            if (failure != null) {
                confirmations.failed("publishing", failure);
            }
        });
    }

    private synchronized int received() {
        return received;
    }

    /** Waits for what is on its way, and counts. */
    private Result result(double rate) {
        long end = System.nanoTime() + patience.toNanos();
        while ((received() < sent || worker.acknowledged() < sent) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
        synchronized (this) {
            return new Result(
                    rate,
                    micros.copy(),
                    sent,
                    sent - received,
                    corrupted,
                    duplicates,
                    Math.max(0, sent - worker.acknowledged()),
                    worker.trouble().or(confirmations::trouble));
        }
    }
}
