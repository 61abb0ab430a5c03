package dev.witloof.runtime.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of the calls of one store: when a call has run for longer, its thread is interrupted, which guest
 * code looks out for, and so do host functions that block.
 *
 * <p>A call costs two writes of one word and no look at a clock: a {@link Watchdog} sees at its ticks that the word has
 * stayed the same for too long. So a call is never cut short, and ends at most two ticks (an eighth of the limit each,
 * between 1 and 50 ms) late.
 *
 * <p>The word holds a sequence number and a phase. Interrupting happens in a phase of its own, which the end of the call
 * waits for: no interrupt of the watchdog arrives after {@link #exit()} has returned. An interrupt of somebody else is
 * left alone and ends the call too; only one that arrives while the watchdog's is already pending cannot be told apart
 * from it, and is cleared with it.
 *
 * <p>The public methods belong to the store's thread. Calls do not nest here: the store counts them.
 */
public final class CallDeadline {
    private static final VarHandle WORD;
    private static final VarHandle WATCHED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            WORD = lookup.findVarHandle(CallDeadline.class, "word", long.class);
            WATCHED = lookup.findVarHandle(CallDeadline.class, "watched", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long IDLE = 0;
    private static final long RUNNING = 1;
    private static final long INTERRUPTING = 2;
    private static final long EXPIRED = 3;
    private static final long PHASE = 3;

    private final long limitNanos;
    private final Duration limit;
    private final Consumer<? super CallDeadline> watchdog;
    private long sequence;
    private @Nullable Thread thread;
    private volatile long word;
    private volatile boolean watched;

    /** Written in phase INTERRUPTING by whoever brought it about, read by the store's thread in phase EXPIRED. */
    private boolean interrupted;

    // The watchdog's alone.
    private long seenWord;
    private long seenSince;

    /**
     * Makes a time limit.
     *
     * @param limit how long a call may take
     */
    public CallDeadline(Duration limit) {
        this(limit, Watchdog.INSTANCE::add);
    }

    /** One that asks somebody to look after it. */
    CallDeadline(Duration limit, Consumer<? super CallDeadline> watchdog) {
        this.limit = limit;
        this.watchdog = watchdog;
        this.limitNanos = nanos(limit);
    }

    private static long nanos(Duration limit) {
        try {
            return Math.max(1, limit.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE; // 292 years
        }
    }

    /** Begins a call, which is not within another one of the store: that has its time already. */
    public void enter() {
        thread = Thread.currentThread();
        interrupted = false;
        word = (++sequence << 2) | RUNNING;
        if (!watched) {
            watch();
        }
    }

    /** Ends a call: the thread no longer carries an interrupt that this limit sent. */
    public void exit() {
        if (!WORD.compareAndSet(this, (sequence << 2) | RUNNING, IDLE)) {
            exitExpired();
        }
    }

    private void exitExpired() {
        settle();
        while (!WORD.compareAndSet(this, (sequence << 2) | EXPIRED, IDLE)) {
            Thread.onSpinWait(); // the watchdog is repeating its interrupt
        }
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /**
     * Whether the running call has been interrupted for having passed the limit.
     *
     * @return false where the thread was interrupted by somebody else, or no call is running
     */
    public boolean expired() {
        return settle() == EXPIRED && interrupted;
    }

    /**
     * Lets the time run anew if the limit has passed, for what is to be done in Java although the call is over. The thread
     * no longer carries the interrupt that this limit sent.
     *
     * @return whether the limit had passed; then {@link #expire()} goes back to that
     */
    public boolean restart() {
        if (settle() != EXPIRED) {
            return false;
        }
        exitExpired();
        interrupted = false;
        word = (++sequence << 2) | RUNNING;
        return true;
    }

    /** Has the limit pass now, if it has not. */
    public void expire() {
        long call = sequence << 2;
        while (!WORD.compareAndSet(this, call | RUNNING, call | INTERRUPTING)) {
            if (settle() == EXPIRED) {
                return;
            }
        }
        if (!Thread.currentThread().isInterrupted()) {
            interrupted = true;
            Thread.currentThread().interrupt();
        }
        word = call | EXPIRED;
    }

    /**
     * The limit.
     *
     * @return how long a call may take
     */
    public Duration limit() {
        return limit;
    }

    private long settle() {
        long phase;
        while ((phase = word & PHASE) == INTERRUPTING) {
            Thread.onSpinWait();
        }
        return phase;
    }

    private void watch() {
        if (WATCHED.compareAndSet(this, false, true)) {
            try {
                watchdog.accept(this);
            } catch (Throwable e) {
                // No thread could be started: the call does not begin, and the next one tries again.
                watched = false;
                exit();
                throw e;
            }
        }
    }

    long limitNanos() {
        return limitNanos;
    }

    /** Begins to be looked after. */
    void begin(long now) {
        seenWord = IDLE;
        seenSince = now;
    }

    /**
     * The watchdog's look at this limit.
     *
     * @param clock in nanoseconds
     * @return for how long it has not been in a call, or in the same one, in nanoseconds
     */
    long tick(LongSupplier clock) {
        long seen = word;
        // Not before: a call that begins after the look at the clock would be taken for older than it is, and cut
        // short.
        long now = clock.getAsLong();
        if (seen != seenWord && (seen & PHASE) != EXPIRED) {
            seenWord = seen;
            seenSince = now;
            return 0;
        }
        long age = now - seenSince;
        if ((seen & PHASE) != IDLE && age >= limitNanos) {
            interrupt(seen);
        }
        return age;
    }

    private void interrupt(long seen) {
        long call = seen & ~PHASE;
        Thread running = thread;
        if (running != null && WORD.compareAndSet(this, seen, call | INTERRUPTING)) {
            // Again at later ticks, because a host function may have swallowed the interrupt.
            if (!running.isInterrupted()) {
                interrupted = true;
                running.interrupt();
            }
            word = call | EXPIRED;
        }
    }

    /** Lets go of a limit that is not in a call; the next call will call for the watchdog again. */
    boolean leave() {
        if ((word & PHASE) != IDLE) {
            return false;
        }
        watched = false;
        // A call may have begun in between, and have found itself watched still.
        return (word & PHASE) == IDLE || !WATCHED.compareAndSet(this, false, true);
    }
}
