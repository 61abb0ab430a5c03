package dev.witloof.broker.adapter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads of one connection: a timer, and a worker for each task that runs at the moment. A worker is made when none is
 * idle, without a limit, and ends after some idle seconds. One at a time calls the sink of a subscription or reply channel;
 * others run what an adapter must not do on a thread of its client, and what depends on stages that end by their time. All
 * are daemons. Thread-safe.
 */
public final class AdapterThreads {
    private static final long IDLE_SECONDS = 5;

    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer;

    AdapterThreads(String system) {
        this.workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named(system, "worker"));
        this.timer = new ScheduledThreadPoolExecutor(1, named(system, "timer"));
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs a task on a worker; not at all once the connection has been closed.
     *
     * @param task may block
     */
    public void run(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            if (!workers.isShutdown()) {
                throw e;
            }
        }
    }

    /**
     * Runs a short task on the timer after a delay; not at all if the connection is closed before.
     *
     * @param delay zero or more
     * @param task must not block
     */
    public void after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> unused = timer.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
        }
    }

    /** Fails a stage after a time, on a worker, unless it ends before. */
    void limit(CompletableFuture<?> stage, Duration limit, Supplier<? extends Throwable> failure) {
        try {
            ScheduledFuture<?> end = timer.schedule(
                    () -> run(() -> stage.completeExceptionally(failure.get())),
                    TimeUnit.NANOSECONDS.convert(limit),
                    TimeUnit.NANOSECONDS);
            CompletableFuture<?> unused = stage.whenComplete((done, failed) -> end.cancel(false));
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

    private static ThreadFactory named(String system, String kind) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "witloof-" + system + "-" + kind + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
