package dev.witloof.runtime.abi;

import dev.witloof.runtime.GuestExit;
import dev.witloof.runtime.Trap;

/**
 * One {@code canon lower}: a component function that Java implements, as core code imports it.
 *
 * <p>Confined to the thread of its store. Source: "canon lower".
 */
public final class Lowering extends LiftLower implements HostCode {
    private final HostFunction function;
    private final Callee callee;

    /**
     * Makes the import. For the linker.
     *
     * @param name the function's name, for messages
     * @param instance the instance that imports it
     * @param options the options of the definition; memory and realloc may follow with {@link #bind}
     * @param slots the function's resource types, by slot; copied
     * @param function what Java does
     * @param callee what it calls for that
     */
    public Lowering(
            String name,
            InstanceState instance,
            CanonicalOptions options,
            ResourceBinding[] slots,
            HostFunction function,
            Callee callee) {
        super(name, instance, options, slots);
        this.function = function;
        this.callee = callee;
    }

    /**
     * Runs the function: what the engine calls when core code calls the import.
     *
     * @param flat the core arguments as raw bits, as {@link CoreFunction#call} has them; not kept
     * @return the one core result as raw bits, 0 where there is none
     * @throws Trap if the instance may not be left now, if what it passes is not valid, or with what the Java function
     *     threw as its cause
     */
    @Override
    public long call(long[] flat) {
        int mark = begin();
        long result;
        try {
            result = function.call(this, flat);
        } catch (Throwable thrown) {
            throw failed(thrown, mark);
        }
        end(mark);
        return result;
    }

    /**
     * The generated function, for an engine that does itself what {@link #call} does, in code of its own for each import.
     *
     * @return what {@link #call} runs between {@link #begin} and {@link #end}
     */
    public HostFunction function() {
        return function;
    }

    /**
     * Begins a call.
     *
     * @return what to pass to {@link #end} or {@link #failed}
     * @throws Trap if the instance may not be left now; then there is nothing to end
     */
    public int begin() {
        InstanceState caller = instance;
        if (!caller.mayLeave) {
            caller.checkMayLeave(name);
        }
        startLifting();
        return caller.lends.size();
    }

    /**
     * Ends a call that has returned.
     *
     * @param mark what {@link #begin} returned
     */
    public void end(int mark) {
        InstanceState caller = instance;
        if (!caller.inFlight.isEmpty()) {
            caller.inFlight.arrived();
        }
        endLends(mark);
    }

    private void endLends(int mark) {
        Lends lends = instance.lends;
        if (lends.size() != mark) {
            lends.endDownTo(mark);
        }
    }

    /**
     * Ends a call that has failed. What is in flight stays there, and what a guest was given that has refused it is in
     * flight again: the trap ends the instance, which closes it.
     *
     * @param thrown what the function threw
     * @param mark what {@link #begin} returned
     * @return a trap
     * @throws Error if it was one
     */
    public Trap failed(Throwable thrown, int mark) {
        if (instance.store.wasRefused(thrown) && isGuests(mark)) {
            instance.inFlight.takeBack();
        }
        // The exit of a guest that Java has called on its own account is none of this one.
        boolean foreignExit = thrown instanceof Trap trap && trap.rule() == Trap.Rule.EXIT && !isGuests(mark);
        endLends(mark);
        if (thrown instanceof Error e) {
            throw e;
        }
        // A checked exception too, which code in other languages or by sneaky ways throws undeclared.
        return instance.store.inTime(foreignExit ? hostFailure(thrown) : trapOf(thrown), name);
    }

    private boolean isGuests(int mark) {
        return switch (callee) {
            case JAVA -> false;
            case GUEST -> true;
            case RESOURCE -> instance.lends.object(mark) instanceof GuestResource;
        };
    }

    private Trap trapOf(Throwable thrown) {
        if (thrown instanceof Trap || thrown instanceof GuestFault) {
            return instance.store.trap(thrown, name);
        }
        if (thrown instanceof GuestExit) {
            return new Trap(Trap.Rule.EXIT, String.valueOf(thrown.getMessage()), thrown);
        }
        return hostFailure(thrown);
    }

    private Trap hostFailure(Throwable thrown) {
        String who = callee == Callee.GUEST ? "the guest that it calls" : "the Java implementation";
        return new Trap(Trap.Rule.HOST, name + ": " + who + " failed: " + thrown, thrown);
    }

    /** All parameters have been lifted, and what they own is given to the Java function. Called by generated code. */
    public void lifted() {
        instance.inFlight.give();
    }

    /**
     * The Java function has returned, or thrown, a value that holds owned resources, which is about to be lowered. Called
     * by generated code.
     *
     * @param value the value; null is refused when it is lowered
     * @param <T> its type
     * @return the value
     */
    public <T> T returned(T value) {
        if (value != null) {
            instance.inFlight.returned(value);
        }
        return value;
    }

    /**
     * Checks the address of parameters that do not fit into core parameters.
     *
     * @param ptr the address, a flat value
     * @param size the size of the parameters as a tuple, in bytes
     * @param alignment their alignment in bytes
     * @return the address
     * @throws Trap if it is out of bounds or unaligned
     */
    public int parameters(long ptr, int size, int alignment) {
        return checkRange("parameter area", (int) ptr, size, alignment);
    }

    /**
     * Checks the address of the area in which the caller wants a result that does not fit into a core result.
     *
     * @param ptr the address, a flat value
     * @param size the size of the result in bytes
     * @param alignment its alignment in bytes
     * @return the address
     * @throws Trap if it is out of bounds or unaligned
     */
    public int results(long ptr, int size, int alignment) {
        return checkRange("result area", (int) ptr, size, alignment);
    }

    @Override
    BorrowScope borrowScope() {
        throw new IllegalStateException(name + ": a result cannot be borrowed");
    }

    // A result that cannot be lowered traps, and the trap ends the instance with all that it owns or that is in flight.

    @Override
    void journalAdded(int handle) {}

    @Override
    void journalMoved(int handle, GuestResource proxy) {
        proxy.move();
    }

    @Override
    void journalLent(int handle, GuestResource proxy) {
        throw new IllegalStateException(name + ": a result cannot be borrowed");
    }
}
