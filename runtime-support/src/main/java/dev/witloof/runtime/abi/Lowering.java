package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;

/**
 * One {@code canon lower}: a component function that Java implements, as core code imports it.
 *
 * <p>Confined to the thread of its store. Source: "canon lower".
 */
public final class Lowering extends LiftLower {
    private final HostFunction function;

    /**
     * Makes the import. For the linker.
     *
     * @param name the function's name, for messages
     * @param instance the instance that imports it
     * @param options the options of the definition; memory and realloc may follow with {@link #bind}
     * @param slots the function's resource types, by slot; copied
     * @param function what Java does
     */
    public Lowering(
            String name,
            InstanceState instance,
            CanonicalOptions options,
            ResourceBinding[] slots,
            HostFunction function) {
        super(name, instance, options, slots);
        this.function = function;
    }

    /**
     * Runs the function: what the engine calls when core code calls the import.
     *
     * @param flat the core arguments as raw bits, as {@link CoreFunction#call} has them; not kept
     * @return the one core result as raw bits, 0 where there is none
     * @throws Trap if the instance may not be left now, if what it passes is not valid, or with what the Java function
     *     threw as its cause
     */
    public long call(long[] flat) {
        InstanceState caller = instance;
        if (!caller.mayLeave) {
            caller.checkMayLeave(name);
        }
        startLifting();
        int mark = caller.lends.size();
        try {
            return function.call(this, flat);
        } catch (Trap trap) {
            throw trap;
        } catch (Exception e) { // a checked one too, which code in other languages or by sneaky ways throws undeclared
            throw new Trap(name + ": the Java implementation failed: " + e, e);
        } finally {
            if (caller.lends.size() != mark) {
                caller.lends.endDownTo(mark);
            }
        }
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

    // A result that cannot be lowered traps, and the trap ends the instance with all that it owns: nothing to undo.

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
