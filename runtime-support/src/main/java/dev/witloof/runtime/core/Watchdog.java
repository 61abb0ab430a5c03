package dev.witloof.runtime.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one daemon thread that looks after all {@link CallDeadline}s. It ticks only while calls with a limit run, and
 * shortly afterwards; then it holds no store, and ends until it is wanted again.
 */
final class Watchdog implements Runnable {
    static final Watchdog INSTANCE = new Watchdog();

    private static final long SHORTEST_TICK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_TICK = TimeUnit.MILLISECONDS.toNanos(50);
    /** For how long a limit is still looked after when its store is not called: waking up is dearer than a tick. */
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(500);

    /** For how long it waits for work before it ends, so that it outlives no application for long. */
    private static final long IDLE = TimeUnit.SECONDS.toNanos(2);

    private final Queue<CallDeadline> arrivals = new ConcurrentLinkedQueue<>();
    private final List<CallDeadline> watched = new ArrayList<>();
    private @Nullable Thread thread;

    private Watchdog() {}

    void add(CallDeadline deadline) {
        arrivals.add(deadline);
        LockSupport.unpark(thread());
    }

    private synchronized Thread thread() {
        Thread running = thread;
        if (running == null || !running.isAlive()) {
            running = new Thread(null, this, "witloof-deadlines", 0, false);
            running.setDaemon(true);
            running.setContextClassLoader(null);
            thread = running;
            running.start();
        }
        return running;
    }

    /** Whether nothing has arrived while it waited; whoever adds something afterwards starts a new thread. */
    private synchronized boolean retire() {
        if (!arrivals.isEmpty()) {
            return false;
        }
        thread = null;
        return true;
    }

    @Override
    public void run() {
        while (true) {
            CallDeadline arrived;
            while ((arrived = arrivals.poll()) != null) {
                arrived.begin(System.nanoTime());
                watched.add(arrived);
            }
            if (watched.isEmpty()) {
                LockSupport.parkNanos(this, IDLE);
                if (retire()) {
                    return;
                }
            } else {
                LockSupport.parkNanos(this, tick());
            }
            Thread.interrupted(); // parking would not wait with an interrupt pending
        }
    }

    /** Looks at every limit once, and says for how long to sleep. */
    private long tick() {
        long shortest = Long.MAX_VALUE;
        for (Iterator<CallDeadline> all = watched.iterator(); all.hasNext(); ) {
            CallDeadline deadline = all.next();
            if (deadline.tick(System::nanoTime) > LINGER && deadline.leave()) {
                all.remove();
            } else {
                shortest = Math.min(shortest, deadline.limitNanos());
            }
        }
        return Math.max(SHORTEST_TICK, Math.min(LONGEST_TICK, shortest / 8));
    }
}
