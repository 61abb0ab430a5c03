package dev.witloof.wasi.io;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which the host waits for what Java can only wait for by blocking. They keep no JVM alive. */
public final class Background {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Runs each task at once, on a thread of its own. */
    public static final ExecutorService EXECUTOR = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Background::thread);

    /** How many tasks guests may have that go on after they are gone. */
    private static final int MOST_LEFT_BEHIND = 256;

    private static final Semaphore LEFT_BEHIND = new Semaphore(MOST_LEFT_BEHIND);

    private Background() {}

    /**
     * Runs a task that may go on after its instance is gone, so that no limit of the instance counts it: unless all guests
     * together have too many of them.
     *
     * @param task what to do
     * @return false if it is not done
     */
    public static boolean tryExecute(Runnable task) {
        if (!LEFT_BEHIND.tryAcquire()) {
            return false;
        }
        try {
            EXECUTOR.execute(() -> {
                try {
                    task.run();
                } finally {
                    LEFT_BEHIND.release();
                }
            });
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LEFT_BEHIND.release();
            return false;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "witloof-wasi-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
