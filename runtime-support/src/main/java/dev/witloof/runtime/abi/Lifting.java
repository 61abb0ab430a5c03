package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/**
 * One {@code canon lift}: a guest's function as Java calls it.
 *
 * <p>A call is, in order: {@link #enter}; then, within a {@code try}, the parameters lowered into {@link #flat}
 * (through {@link #allocateParameters} if they do not fit), {@link #call}, the result lifted (through {@link #results} if
 * it does not fit), {@link #postReturn}; {@link #fail} for whatever is thrown; and finally {@link #exit}.
 *
 * <p>Confined to the thread of its store. Source: "canon lift".
 */
public final class Lifting extends LiftLower {
    // Numbers and no enum: every call writes the stage, and a reference would cost the collector's write barrier.
    /** The guest's function has not been called yet, so that the call can still be undone. */
    private static final int LOWERING = 0;

    private static final int CALLED = 1;
    /** The call has ended well, or has been undone. */
    private static final int SETTLED = 2;

    private final CanonicalOptions options;
    private final CoreFunction function;
    private final @Nullable CoreFunction postReturn;
    private final long[] flat;
    private final long[] results;
    private final BorrowScope scope = new BorrowScope();
    private final Journal journal = new Journal();
    private int stage = SETTLED;

    /**
     * Makes the export. For the linker.
     *
     * @param name the function's name, for messages
     * @param instance the instance that exports it
     * @param options the options of the definition
     * @param slots the function's resource types, by slot; copied
     * @param function the core function
     * @param parameters how many core parameters it has
     * @param results how many core results it has, 0 or 1
     */
    public Lifting(
            String name,
            InstanceState instance,
            CanonicalOptions options,
            ResourceBinding[] slots,
            CoreFunction function,
            int parameters,
            int results) {
        super(name, instance, options, slots);
        this.options = options;
        this.function = function;
        this.postReturn = options.postReturn();
        this.flat = new long[parameters];
        this.results = new long[results];
    }

    /**
     * The function, to be called by another guest now. A component that lowers what it lifted may call it while it runs,
     * and each of these calls passes values of its own.
     *
     * @return this, or another object for the same function while a call of this one is running
     */
    public Lifting idle() {
        return stage == SETTLED
                ? this
                : new Lifting(name, instance, options, slots(), function, flat.length, results.length);
    }

    /**
     * Starts a call. Not within the {@code try} whose {@code finally} calls {@link #exit}.
     *
     * @throws IllegalStateException if the instance is closed, or another thread uses its store
     * @throws Trap if the instance is running already, or trapped before
     */
    public void enter() {
        // And calls nothing afterwards that could overflow the stack, because nobody would leave again.
        instance.enter();
        stage = LOWERING;
    }

    /**
     * Starts a call that another guest makes. Not within the {@code try} whose {@code finally} calls {@link #exit}.
     *
     * @param caller the import through which it does
     * @throws IllegalStateException if the instance is closed, or another thread uses its store
     * @throws Trap if the instance is running already and the caller is not within it, or trapped before
     */
    public void enterFrom(Lowering caller) {
        instance.enterFrom(caller.instance);
        stage = LOWERING;
    }

    /**
     * Returns the core arguments, to be filled with raw bits as {@link CoreFunction#call} has them.
     *
     * @return an array of as many elements as the core function has parameters, the same one each time
     */
    public long[] flat() {
        return flat;
    }

    /**
     * Allocates the area of parameters that do not fit into core parameters.
     *
     * @param size the size of the parameters as a tuple, in bytes
     * @param alignment their alignment in bytes
     * @return the area's address, which is to be the one element of {@link #flat}
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public int allocateParameters(int size, int alignment) {
        return allocate(size, alignment);
    }

    /**
     * Runs the core function on {@link #flat}.
     *
     * @return its one result as raw bits, 0 where it has none
     */
    public long call() {
        stage = CALLED;
        startLifting();
        long result = function.call(flat);
        if (results.length != 0) {
            results[0] = result;
        }
        return result;
    }

    /**
     * Checks the address of a result that does not fit into a core result.
     *
     * @param ptr the address, which {@link #call} returned
     * @param size the size of the result in bytes
     * @param alignment its alignment in bytes
     * @return the address
     * @throws Trap if it is out of bounds or unaligned
     */
    public int results(long ptr, int size, int alignment) {
        return checkRange("result area", (int) ptr, size, alignment);
    }

    /**
     * Hands over a result that was lifted to be lowered into another guest, before {@link #postReturn}: checks that this
     * guest gave back what it borrowed. From here on what the result owns is the other's, whatever happens.
     *
     * @throws Trap if borrow handles remain
     */
    public void handOver() {
        checkBorrows();
        instance.inFlight.give();
    }

    private void checkBorrows() {
        if (scope.borrows != 0) {
            throw trap(Trap.Rule.BORROW_KEPT, "borrow handles still remain at the end of the call: " + scope.borrows);
        }
    }

    /**
     * Ends the guest's part of the call, after its result was lifted: checks that it gave back what it borrowed, and lets
     * it clean up. Part of every call that succeeds, with or without a result.
     *
     * @throws Trap if borrow handles remain
     */
    public void postReturn() {
        checkBorrows();
        CoreFunction cleanUp = postReturn;
        if (cleanUp != null) {
            instance.mayLeave = false;
            cleanUp.call(results);
            instance.mayLeave = true;
        }
        stage = SETTLED;
    }

    /**
     * Tells what to throw when a call fails.
     *
     * <p>Before {@link #call}, whatever is thrown out of the caller's values, or because they do not fit, is thrown as it
     * is, a trap too, after all that the parameters had moved or lent was put back, so that the call has had no effect.
     * What the guest's allocator did wrong, and everything afterwards, is a trap, and poisons the instance.
     *
     * @param thrown what was thrown
     * @return what to throw
     * @throws Error if an error was thrown other than a guest's stack overflow; the instance is poisoned all the same if
     *     the guest was running
     */
    public RuntimeException fail(Throwable thrown) {
        if (stage != LOWERING) {
            return instance.poison(thrown, name);
        }
        journal.rollBack(instance.handles);
        try {
            return instance.store.refusing(undone(thrown));
        } catch (Error e) {
            throw instance.store.refusing(e);
        }
    }

    private RuntimeException undone(Throwable thrown) {
        // An allocator that failed leaves mayLeave false.
        if (!instance.mayLeave) {
            return instance.poison(thrown, name);
        }
        stage = SETTLED;
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown instanceof GuestFault) {
            return instance.store.trap(thrown, name);
        }
        return thrown instanceof RuntimeException e ? e : new UndeclaredThrowableException(thrown);
    }

    /**
     * Ends a call, however it went; once for each {@link #enter} that returned. A call that neither reached the end of
     * {@link #postReturn} nor was undone by {@link #fail} poisons the instance, whatever kept {@link #fail} from doing so.
     *
     * @throws Trap if dropping a resource that was closed during the call traps
     */
    public void exit() {
        if (!journal.isEmpty()) {
            journal.settle();
        }
        boolean settled = stage == SETTLED;
        instance.exit(settled);
        // Only now: a result is not returned if leaving the instance traps.
        if (settled && !instance.inFlight.isEmpty()) {
            instance.inFlight.arrived();
        }
    }

    @Override
    BorrowScope borrowScope() {
        return scope;
    }

    @Override
    void journalAdded(int handle) {
        journal.added(handle);
    }

    @Override
    void journalMoved(int handle, GuestResource proxy) {
        journal.moved(handle, proxy);
    }

    @Override
    void journalLent(int handle, GuestResource proxy) {
        journal.lent(handle, proxy);
    }
}
