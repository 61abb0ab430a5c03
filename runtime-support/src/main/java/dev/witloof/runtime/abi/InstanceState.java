package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/**
 * The state of one component instance: its handles, whether it is entered, may be left, has trapped or is closed. For
 * the linker, which makes one for each instance and gives it to everything that is lifted and lowered there.
 *
 * <p>Confined to the thread of its store. Source: "Component Instances", "canon resource.new", "canon resource.drop",
 * "canon resource.rep".
 */
public final class InstanceState {
    // Numbers and no enum: every call writes the phase, and a reference would cost the collector's write barrier.
    private static final int READY = 0;
    private static final int ENTERED = 1;
    private static final int ENTERED_WITH_DROPS = 2;
    private static final int POISONED = 3;
    private static final int CLOSED = 4;

    final String name;
    final StoreContext store;
    final HandleTable handles;
    final Lends lends;
    InFlight inFlight = new InFlight(null);
    /** False while the guest runs only to allocate or to clean up, when it may call nothing. */
    boolean mayLeave = true;

    private int phase = READY;
    /** How many calls of the store this one is within. */
    private int outer;

    private @Nullable Trap poison;
    private final DeferredDrops deferred = new DeferredDrops(this);
    /** How it is entered together with those around it; null where a component consists of one instance. */
    private final @Nullable Enclosure enclosure;

    /**
     * Makes the state of an instance that is about to be linked, of a component that consists of it alone.
     *
     * @param name the instance's name, for messages
     * @param store the store that it lives in
     */
    public InstanceState(String name, StoreContext store) {
        this(name, store, null, false);
    }

    /**
     * Makes the state of one of several instances that a component consists of.
     *
     * @param name the instance's name, for messages
     * @param store the store that it lives in
     * @param parent the instance that instantiates it; null for that of the component itself
     * @return the state
     */
    public static InstanceState composed(String name, StoreContext store, @Nullable InstanceState parent) {
        return new InstanceState(name, store, parent, true);
    }

    private InstanceState(String name, StoreContext store, @Nullable InstanceState parent, boolean composed) {
        this.name = name;
        this.store = store;
        this.enclosure = composed ? new Enclosure(this, parent == null ? null : parent.enclosure) : null;
        this.handles = new HandleTable(store.maxHandles());
        this.lends = new Lends(handles);
    }

    /**
     * Enters the instance from Java, to call it or to start it; {@link #exit} must follow, whatever happens.
     *
     * @throws IllegalStateException if the instance is closed, or another thread uses its store
     * @throws Trap if it is entered already, or trapped before, or if too many calls run one within the other
     */
    public void enter() {
        store.claim();
        if (enclosure != null) {
            enclosure.enter(store.takeCaller());
            return;
        }
        checkEnterable();
        entered(store.callStarting(name));
    }

    /**
     * Enters the instance for another one of the same component; {@link #exit} must follow, whatever happens.
     *
     * @param caller the other one, which calls it or makes it
     * @throws IllegalStateException if the instance is closed, or another thread uses its store
     * @throws Trap if it is entered already and the caller is not within it, or trapped before, or if too many calls run one
     *     within the other
     */
    public void enterFrom(InstanceState caller) {
        calledBy(caller);
        enter();
    }

    /**
     * Checks that the instance may be used, without entering it.
     *
     * @throws IllegalStateException if it is closed, or another thread uses its store
     * @throws Trap if it trapped before
     */
    public void checkUsable() {
        store.claim();
        if (phase != READY && !isRunning()) {
            throw refusal();
        }
    }

    /** Checks that this instance may be entered, whatever is around it. */
    void checkEnterable() {
        if (phase != READY) {
            throw store.refusing(refusal());
        }
    }

    /** Counts as entered, by a call that is within so many others. */
    void entered(int depth) {
        outer = depth;
        phase = ENTERED;
    }

    private RuntimeException refusal() {
        if (isRunning()) {
            return new Trap(
                    Trap.Rule.REENTRANCE,
                    "cannot enter instance " + name
                            + ": it is running, and waits for the Java code that calls it again; a component is not re-entrant");
        }
        if (phase == CLOSED) {
            return new IllegalStateException("instance " + name + " is closed");
        }
        String reason = poison == null
                ? "a call broke off when the call stack or the JVM's memory was exhausted"
                : poison.getMessage();
        return new Trap(
                Trap.Rule.POISONED,
                "instance " + name + " trapped before and cannot be called again: " + reason,
                poison);
    }

    /**
     * Whether a call of the instance is running. One that broke off without the room on the stack that leaving takes is
     * over when the call around it is, and has left the instance in a state that nothing may build upon.
     */
    boolean isRunning() {
        if (phase != ENTERED && phase != ENTERED_WITH_DROPS) {
            return false;
        }
        if (store.depth() > outer) {
            return true;
        }
        phase = POISONED;
        return false;
    }

    /**
     * Leaves the instance, after dropping the resources that were closed meanwhile.
     *
     * @param settled whether the call has returned, or was undone; what broke off poisons the instance, if it has not yet
     * @throws Trap if a destructor traps
     */
    public void exit(boolean settled) {
        if (enclosure != null) {
            enclosure.exit(settled);
        } else if (settled && phase == ENTERED) {
            phase = READY;
            store.callEnding(outer);
        } else {
            exitOtherwise(settled);
        }
    }

    private void exitOtherwise(boolean settled) {
        try {
            leave(settled, null);
        } finally {
            store.callEnding(outer);
        }
    }

    /**
     * Counts as left, after dropping the resources that were closed meanwhile.
     *
     * @param settled whether the call has returned, or was undone
     * @param reason why it has not, as far as another instance knows
     */
    void leave(boolean settled, @Nullable Trap reason) {
        if (settled && phase == ENTERED_WITH_DROPS) {
            dropDeferred();
        }
        if (settled && phase == ENTERED) {
            phase = READY;
        } else if (isAlive()) {
            // Without a trap, for which there may be no room; what the instance owns is closed with it.
            phase = POISONED;
            if (poison == null) {
                poison = reason;
            }
        }
    }

    private void dropDeferred() {
        InFlight results = inFlight;
        try {
            // Destructors may call imports, which pass resources on their part.
            inFlight = new InFlight(results);
            deferred.run();
            inFlight = results;
            phase = ENTERED;
        } catch (Throwable e) {
            throw poison(e, "a destructor");
        }
    }

    @Nullable
    Enclosure enclosure() {
        return enclosure;
    }

    int outer() {
        return outer;
    }

    @Nullable
    Trap poison() {
        return poison;
    }

    /** Whether the instance has neither trapped nor been closed. Read by another thread at most for a report. */
    boolean isAlive() {
        return phase < POISONED;
    }

    /** Drops a proxy that has just been closed, now or when the instance is left. */
    void dropProxy(GuestResource proxy) {
        if (!isAlive()) {
            return;
        }
        InstanceState running = enclosure == null ? this : enclosure.running();
        if (running.isRunning()) {
            running.deferred.add(proxy);
            running.phase = ENTERED_WITH_DROPS;
        } else if (phase == READY && proxy.type() != null) {
            enterToDestroy(proxy.type(), proxy.rep());
        }
    }

    /** Runs a destructor of a type that another instance of the same component defines. */
    void destroyElsewhere(InstanceState definer, ResourceBinding type, int rep) {
        definer.calledBy(this);
        definer.enterToDestroy(type, rep);
    }

    private void calledBy(InstanceState caller) {
        // Nobody else asks, and what is not asked for must not be left for the next call.
        if (enclosure != null) {
            store.calling(caller);
        }
    }

    /** Runs a destructor of a type that this instance defines, from outside. */
    private void enterToDestroy(ResourceBinding type, int rep) {
        enter();
        boolean settled = false;
        try {
            type.destroy(rep);
            settled = true;
        } catch (Throwable e) {
            throw poison(e, "destructor of " + type);
        } finally {
            exit(settled);
        }
    }

    /**
     * Ends the instance because of what guest code, or lifting what it returned, threw: it cannot be entered again, and
     * the Java resources that it owns are closed; those that the exhausted stack leaves no room for are closed with the
     * instance.
     *
     * @param thrown what was thrown
     * @param where the function that was called, for the message
     * @return the trap to throw: what was thrown, or a trap with it as its cause
     * @throws Error if an error other than a stack overflow was thrown, or is by a resource, after all have been closed
     */
    public Trap poison(Throwable thrown, String where) {
        store.notRefusing();
        boolean first = isAlive();
        if (first) {
            // Before anything that the exhausted stack could break off.
            phase = POISONED;
        }
        Trap trap = store.trap(thrown, where);
        if (first) {
            poison = trap;
            deferred.forget();
            closeOwned(trap);
        }
        if (thrown instanceof Error e && !(thrown instanceof StackOverflowError)) {
            throw e;
        }
        return trap;
    }

    /**
     * Ends the instance: it cannot be entered again, and the Java resources that it owns are closed, lowest handle
     * first. Closing it again does nothing.
     *
     * @throws IllegalStateException if it is running, or another thread uses its store; or, after all resources have been
     *     closed, with what closing them threw as suppressed exceptions
     * @throws Error if closing a resource threw one other than a stack overflow, after all have been closed
     */
    public void close() {
        store.claim();
        if (isRunning()) {
            throw new IllegalStateException("instance " + name + " is running, and can be closed only after the call");
        }
        if (phase == CLOSED) {
            return;
        }
        phase = CLOSED;
        RuntimeException failures =
                new IllegalStateException("closing the resources that instance " + name + " owned failed");
        closeOwned(failures);
        if (failures.getSuppressed().length != 0) {
            throw failures;
        }
    }

    private void closeOwned(Throwable failures) {
        // The time may be over, and Java code that is interrupted cannot clean up.
        boolean overdue = store.suspendDeadline();
        try {
            Closer closer = new Closer(failures);
            inFlight.close(handles, closer);
            handles.closeOwned(closer);
            closer.finish();
        } finally {
            if (overdue) {
                store.resumeDeadline();
            }
        }
    }

    /**
     * {@code resource.new}: makes an owning handle.
     *
     * @param type a type that this instance defines
     * @param rep the representation
     * @return the handle's index
     * @throws Trap if the instance may not be left now
     * @throws GuestFault if it holds too many handles
     */
    public int resourceNew(ResourceBinding type, int rep) {
        checkMayLeave("resource.new");
        return handles.add(type, rep, null, null);
    }

    /**
     * {@code resource.rep}: returns what a handle stands for.
     *
     * @param type a type that this instance defines
     * @param handle the handle's index
     * @return the representation
     * @throws Trap if there is no such handle
     */
    public int resourceRep(ResourceBinding type, int handle) {
        handles.check(handle, type, "resource.rep");
        return handles.rep(handle);
    }

    /**
     * {@code resource.drop}: removes a handle and, if it owns the resource, ends that: a Java object is closed, the
     * destructor of a guest's type is called.
     *
     * @param type the resource type
     * @param handle the handle's index
     * @throws Trap if there is no such handle, if it is lent, if the instance may not be left now, or with what the Java
     *     object threw as its cause
     */
    public void resourceDrop(ResourceBinding type, int handle) {
        checkMayLeave("resource.drop");
        handles.check(handle, type, "resource.drop");
        boolean own = handles.isOwn(handle);
        int rep = handles.rep(handle);
        Object object = handles.object(handle);
        handles.remove(handle, "resource.drop");
        if (!own) {
            return;
        }
        InstanceState definer = type.definer;
        if (definer == null) {
            GuestResource.release(object);
            Closer.close(type, object);
        } else if (definer == this) {
            type.destroy(rep);
        } else {
            destroyElsewhere(definer, type, rep);
        }
    }

    void checkMayLeave(String what) {
        if (!mayLeave) {
            throw new Trap(
                    Trap.Rule.MAY_LEAVE,
                    what + ": cannot leave instance " + name
                            + " while it runs to allocate memory or to clean up after a call");
        }
    }
}
