package dev.witloof.messaging;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run guests, and how many messages were given to them and are not done with. The subscriptions bound
 * that number. Thread-safe.
 */
final class Workers {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    private final ThreadPoolExecutor threads;
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean awaited;
    private volatile boolean stopped;

    Workers(int count) {
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("witloof-guest-" + HOSTS.incrementAndGet() + "-"));
        try {
            // All at once, so that where one cannot be made it is known before there is a message.
            threads.prestartAllCoreThreads();
        } catch (Error noThread) {
            threads.shutdown();
            throw noThread;
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** How many threads there are. */
    int count() {
        return threads.getMaximumPoolSize();
    }

    /** Runs a task when a thread is free for it; not at all once the threads have stopped. */
    void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // What waits stays unsettled.
        }
    }

    /** Whether a task waits for a thread. */
    boolean areWanted() {
        return !threads.getQueue().isEmpty();
    }

    /** Takes on messages, for each of which {@link #finished} is said at its end. */
    void begun(int messages) {
        unfinished.addAndGet(messages);
    }

    /** Messages are done with: settled, or put aside. */
    void finished(int messages) {
        if (unfinished.addAndGet(-messages) == 0 && awaited) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** How many messages wait for a thread or are with one, or are being settled. */
    int unfinished() {
        return unfinished.get();
    }

    /** Waits until every message is done with; false if one is not within the limit. */
    synchronized boolean awaitIdle(Duration limit) {
        long start = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(limit);
        awaited = true;
        while (unfinished() > 0) {
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
