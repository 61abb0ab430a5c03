package dev.witloof.messaging;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run guests, and how many messages were given to them and are not done with. The subscriptions bound
 * that number. Thread-safe.
 */
final class Workers {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    private final ExecutorService threads;
    private int unfinished;
    private volatile boolean stopped;

    Workers(int count) {
        this.threads = Executors.newFixedThreadPool(count, named("witloof-guest-" + HOSTS.incrementAndGet() + "-"));
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Takes on a message, whose task says {@link #finished} at its end. Does nothing once the threads have stopped. */
    void execute(Runnable task) {
        synchronized (this) {
            unfinished++;
        }
        try {
            threads.execute(() -> {
                if (!stopped) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            finished();
        } catch (Error noThread) {
            finished();
            throw noThread;
        }
    }

    /** A message is done with: settled, or put aside. */
    synchronized void finished() {
        unfinished--;
        notifyAll();
    }

    /** How many messages wait for a thread or are with one, or are being settled. */
    synchronized int unfinished() {
        return unfinished;
    }

    /** Waits until every message is done with; false if one is not within the limit. */
    synchronized boolean awaitIdle(Duration limit) {
        long start = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(limit);
        while (unfinished > 0) {
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Begins no message any more: what waits for a thread stays unsettled. */
    void stop() {
        stopped = true;
        threads.shutdown();
    }

    boolean stopped() {
        return stopped;
    }

    /** Waits until the threads have ended; false if they have not within the limit. */
    boolean awaitEnd(Duration limit) {
        try {
            return threads.awaitTermination(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void interrupt() {
        threads.shutdownNow();
    }
}
