package dev.witloof.broker.memory;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a hub, all daemons: workers that call sinks, as many as subscriptions have something to do, which end
 * after five idle seconds; and one timer, which starts with the first delay and never calls a sink.
 */
final class Workers {
    private static final long IDLE_SECONDS = 5;

    private final ExecutorService workers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("worker"));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));

    /** Runs a task on a worker; not at all once the hub has ended. */
    void run(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            if (!workers.isShutdown()) {
                throw e;
            }
        }
    }

    /** Runs a short task on the timer after a delay; not at all if the hub ends before. */
    void after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> unused = timer.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
        }
    }

    /** Lets running tasks end and drops the waiting ones. Does not block. */
    void stop() {
        timer.shutdownNow();
        workers.shutdown();
    }

    private static ThreadFactory named(String kind) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "witloof-memory-" + kind + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
