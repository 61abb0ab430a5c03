package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/**
 * What a store contributes to every call: it confines its instances to one thread at a time, and times the outermost
 * call. For the linker, which extends it.
 *
 * <p>A store may move to another thread between calls, provided that the threads hand it over safely. Two threads that
 * use it at once are told so as far as that shows without synchronisation, which every call would have to pay for.
 */
public abstract class StoreContext {
    /** How many handles an instance may hold unless the store says otherwise. */
    public static final int DEFAULT_MAX_HANDLES = 1 << 20;

    /** How many bytes one call may lift unless the store says otherwise: as many as the longest list, and one more. */
    public static final long DEFAULT_MAX_LIFTED_BYTES = 1L << 28;

    /** How many calls may run one within the other unless the store says otherwise. */
    public static final int DEFAULT_MAX_CALL_DEPTH = 200;

    private final boolean timed;
    private final int maxCallDepth;
    private @Nullable Thread owner;
    private int depth;
    private @Nullable InstanceState caller;
    /** What the guest last called has refused the call with, as far as another call may be told of it. */
    private @Nullable Throwable refusal;

    /**
     * Makes a context in which calls nest as deep as they may unless a store says otherwise.
     *
     * @param timed whether {@link #callStarted} and {@link #callEnded} are to be called
     */
    protected StoreContext(boolean timed) {
        this(timed, DEFAULT_MAX_CALL_DEPTH);
    }

    /**
     * Makes a context.
     *
     * @param timed whether {@link #callStarted} and {@link #callEnded} are to be called
     * @param maxCallDepth how many calls of its instances may run one within the other
     */
    protected StoreContext(boolean timed, int maxCallDepth) {
        this.timed = timed;
        this.maxCallDepth = maxCallDepth;
    }

    /** Starts the clock of an outermost call. Called on the store's thread, only if the context is timed. */
    protected void callStarted() {}

    /**
     * Stops the clock of an outermost call, however it ended. Called on the store's thread, only if the context is
     * timed, once for each {@link #callStarted} that returned.
     */
    protected void callEnded() {}

    /**
     * Turns what was thrown for what a guest did into a trap. Called before {@link #callEnded}, so that a passed deadline
     * can be told from a fault of the guest.
     *
     * @param thrown what was thrown; neither a {@link Trap} nor an {@link Error}
     * @param where the function that was called, for the message
     * @return the trap, with what was thrown as its cause, or in place of a {@link GuestFault}
     */
    protected Trap trapOf(Throwable thrown, String where) {
        if (thrown instanceof GuestFault fault) {
            return new Trap(fault.rule(), where + ": " + fault.getMessage(), fault.getCause());
        }
        String message = thrown.getMessage();
        return new Trap(where + ": " + (message == null ? thrown.getClass().getName() : message), thrown);
    }

    /** The trap that anything thrown out of guest code is. */
    final Trap trap(Throwable thrown, String where) {
        if (thrown instanceof Trap trap) {
            return trap;
        }
        if (thrown instanceof StackOverflowError) {
            // Without its cause, whose stack trace is a thousand lines of nothing.
            return new Trap(Trap.Rule.STACK, where + ": the call stack is exhausted");
        }
        return thrown instanceof Error ? new Trap(where + ": " + thrown, thrown) : trapOf(thrown, where);
    }

    /**
     * What to throw for a trap of a function written in Java: one that was interrupted when the time was over says so.
     *
     * @param trap what the function ended with
     * @param where the name of the function
     * @return the trap itself if there is nothing to add
     */
    protected Trap inTime(Trap trap, String where) {
        return trap;
    }

    /**
     * Takes back the interrupt of a deadline that has passed, if that sent one: for Java code that is to close the
     * resources of an instance that ends, and has the time of the deadline for that. Called on the store's thread.
     *
     * @return whether the deadline of a running call had passed, and {@link #resumeDeadline} must follow
     */
    protected boolean suspendDeadline() {
        return false;
    }

    /** The deadline has passed again, for what is left of the call. Called after {@link #suspendDeadline}. */
    protected void resumeDeadline() {}

    /**
     * Returns how many handles one instance may hold.
     *
     * @return the limit, at most 2<sup>28</sup> - 1
     */
    protected int maxHandles() {
        return DEFAULT_MAX_HANDLES;
    }

    /**
     * Returns how much room the strings and lists that one call lifts may take together, with the objects in them.
     *
     * @return the limit in bytes
     */
    protected long maxLiftedBytes() {
        return DEFAULT_MAX_LIFTED_BYTES;
    }

    /**
     * Tells whether a call is running.
     *
     * @return whether any instance of the store is entered
     */
    public final boolean inUse() {
        return depth != 0;
    }

    /**
     * Claims the store for the current thread, as every call does.
     *
     * @throws IllegalStateException if another thread is inside
     */
    public final void claim() {
        Thread current = Thread.currentThread();
        if (owner != current) {
            handOver(current);
        }
    }

    private void handOver(Thread current) {
        Thread previous = owner;
        if (depth != 0 && previous != null) {
            throw new IllegalStateException("the store is in use by thread \"" + previous.getName()
                    + "\" and was used by thread \"" + current.getName()
                    + "\": a store is confined to one thread at a time, so use one store per thread, or hand it over"
                    + " between calls");
        }
        owner = current;
    }

    /** Notes that a guest refuses a call, so that it has had no effect, by throwing this. */
    final <T extends Throwable> T refusing(T thrown) {
        refusal = depth == 0 ? null : thrown;
        return thrown;
    }

    /** Notes that what a guest's call ends with is no refusal, though it may have been one of another guest. */
    final void notRefusing() {
        refusal = null;
    }

    /** Whether what a function threw says that a guest has refused the call; asked once. */
    final boolean wasRefused(Throwable thrown) {
        boolean refused = refusal == thrown;
        refusal = null;
        return refused;
    }

    /** Notes which instance of a composed component makes the call that comes next, to another instance of it. */
    final void calling(InstanceState instance) {
        caller = instance;
    }

    /** Which instance makes the call; null if Java does. */
    final @Nullable InstanceState takeCaller() {
        InstanceState taken = caller;
        caller = null;
        return taken;
    }

    /** How many calls are running, one within the other. */
    final int depth() {
        return depth;
    }

    /**
     * Counts a call in, after {@link #claim}, and returns what to pass to {@link #callEnding}.
     *
     * @param instance the name of the instance that is entered, for the message
     * @throws Trap if as many calls are running as may; then none is counted
     */
    final int callStarting(String instance) {
        int outer = depth;
        if (outer >= maxCallDepth) {
            throw refusing(new Trap(
                    Trap.Rule.LIMIT,
                    "cannot enter instance " + instance + ": " + maxCallDepth
                            + " calls of the store run one within the other, and no more are allowed;"
                            + " Store.builder().maxCallDepth(…) allows more"));
        }
        if (outer == 0 && timed) {
            callStarted();
        }
        depth = outer + 1;
        return outer;
    }

    /** Counts a call out, and all within it that the exhausted stack has left no room to count out. */
    final void callEnding(int outer) {
        depth = outer;
        if (outer == 0 && timed) {
            callEnded();
        }
    }
}
