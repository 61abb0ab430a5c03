package dev.witloof.wasi.io;

import java.util.concurrent.ExecutorService;
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

    private Background() {}

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "witloof-wasi-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
