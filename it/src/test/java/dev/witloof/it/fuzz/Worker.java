package dev.witloof.it.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread that runs cases, one after the other, with a stack of a fixed size. One that hangs is given up, and another
 * thread takes its place; one that only gets no processor does not hang.
 */
final class Worker implements AutoCloseable {
    private static final long STACK_BYTES = 1 << 20;

    /** For how long a case may still run after it was interrupted for having taken too long. */
    private static final long GRACE_SECONDS = 5;

    /**
     * For how long the cases that follow wait for one that an interrupt does not end: what it still allocates would be taken
     * for theirs.
     */
    private static final long PAUSE_SECONDS = 600;

    /** How many times the limit may pass for a case that has hardly had a processor, on a machine that is busy. */
    private static final int PATIENCE = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration limit;
    private volatile Thread thread;
    private ExecutorService executor;

    Worker(Duration limit) {
        this.limit = limit;
        this.thread = Thread.currentThread();
        this.executor = start();
    }

    private ExecutorService start() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(null, work, "fuzz", STACK_BYTES);
            made.setDaemon(true);
            thread = made;
            return made;
        });
    }

    /**
     * Runs a case.
     *
     * @return what came of it
     * @throws Throwable a finding; where the case has run for too long, a {@link Violation} with the place where it was
     */
    String run(Target target, Attempt attempt) throws Throwable {
        Future<Object> running = executor.submit(() -> {
            try {
                return target.run(attempt);
            } catch (Throwable e) {
                return e;
            } finally {
                Thread.interrupted(); // is nothing to the next case
            }
        });
        Object outcome = await(running);
        if (outcome instanceof Throwable thrown) {
            throw thrown;
        }
        return (String) outcome;
    }

    private Object await(Future<?> running) throws Throwable {
        long before = processorTime();
        for (int limits = 1; ; limits++) {
            try {
                return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (limits == PATIENCE || processorTime() - before >= limit.toNanos() / 2) {
                    throw giveUp(running);
                }
            } catch (ExecutionException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }

    private long processorTime() {
        return THREADS.getThreadCpuTime(thread.getId());
    }

    private Violation giveUp(Future<?> running) throws InterruptedException {
        Violation hang = new Violation("the case did not end within " + limit.toSeconds() + " seconds");
        hang.setStackTrace(thread.getStackTrace());
        running.cancel(true);
        executor.shutdown();
        Violation found = hang;
        if (!executor.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            boolean ended = executor.awaitTermination(PAUSE_SECONDS, TimeUnit.SECONDS);
            found = new Violation(hang.getMessage() + ", and not when it was interrupted either"
                    + (ended ? "" : "; it still runs, and may be what later cases fail of"));
            found.setStackTrace(hang.getStackTrace());
        }
        executor = start();
        return found;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
