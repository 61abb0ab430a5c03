package dev.witloof.wasi.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One wait of the thread of an instance: for an event, for a channel, for a time, or for whichever comes first.
 *
 * <p>Belongs to the thread that waits, but for {@link #wake}.
 */
public final class Waiter implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private volatile boolean woken;
    private volatile @Nullable Selector selector;
    private long nanos = Long.MAX_VALUE;

    private Waiter() {}

    /**
     * Waits until something is ready.
     *
     * @param wanted what to wait for
     * @throws IllegalStateException if the thread is interrupted, as a deadline does it; it stays so
     */
    public static void await(Readiness wanted) {
        while (!wanted.ready()) {
            try (Waiter waiter = new Waiter()) {
                wanted.watch(waiter);
                try {
                    if (!wanted.ready()) {
                        waiter.park();
                    }
                } finally {
                    wanted.unwatch(waiter);
                }
            }
        }
        checkInterrupt();
    }

    private static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the call was interrupted while the guest waited");
        }
    }

    /** Ends the wait. For any thread. */
    public void wake() {
        woken = true;
        Selector open = selector;
        if (open != null) {
            open.wakeup();
        }
        LockSupport.unpark(thread);
    }

    /**
     * Ends the wait after this time at the latest.
     *
     * @param most the time in nanoseconds
     */
    public void within(long most) {
        nanos = Math.min(nanos, Math.max(0, most));
    }

    /**
     * Ends the wait when a channel can go on.
     *
     * @param channel a channel that does not block
     * @param operations what to do with it, as {@link SelectionKey} has it
     */
    public void on(SelectableChannel channel, int operations) {
        try {
            Selector open = selector;
            if (open == null) {
                open = Selector.open();
                selector = open;
            }
            SelectionKey key = channel.keyFor(open);
            channel.register(open, key == null ? operations : key.interestOps() | operations);
        } catch (ClosedChannelException e) {
            woken = true; // which whoever asks it again will find
        } catch (IOException e) {
            throw new UncheckedIOException("no selector could be opened", e);
        }
    }

    private void park() {
        checkInterrupt();
        Selector open = selector;
        if (woken || nanos == 0) {
            return;
        }
        if (open != null) {
            select(open);
        } else if (nanos == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, nanos);
        }
        checkInterrupt();
    }

    private void select(Selector open) {
        try {
            if (nanos == Long.MAX_VALUE) {
                open.select();
            } else {
                open.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("waiting for a channel failed", e);
        }
    }

    /** Lets go of the channels. */
    @Override
    public void close() {
        Selector open = selector;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a selector could not be closed", e);
            }
        }
    }
}
