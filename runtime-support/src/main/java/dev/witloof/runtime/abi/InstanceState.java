package dev.witloof.runtime.abi;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import java.util.Arrays;
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

    private final String name;
    final StoreContext store;
    final HandleTable handles;
    final Lends lends;
    InFlight inFlight = new InFlight();
    /** False while the guest runs only to allocate or to clean up, when it may call nothing. */
    boolean mayLeave = true;

    private int phase = READY;
    private @Nullable Trap poison;
    private @Nullable GuestResource[] deferred = new @Nullable GuestResource[0];
    private int deferredCount;

    /**
     * Makes the state of an instance that is about to be linked.
     *
     * @param name the instance's name, for messages
     * @param store the store that it lives in
     */
    public InstanceState(String name, StoreContext store) {
        this.name = name;
        this.store = store;
        this.handles = new HandleTable(store.maxHandles());
        this.lends = new Lends(handles);
    }

    /**
     * Enters the instance from Java, to call it or to start it; {@link #exit} must follow.
     *
     * @throws IllegalStateException if the instance is closed, or another thread uses its store
     * @throws Trap if it is entered already, or trapped before
     */
    public void enter() {
        store.claim();
        if (phase != READY) {
            throw refusal();
        }
        store.callStarting();
        phase = ENTERED;
    }

    private RuntimeException refusal() {
        if (phase == CLOSED) {
            return new IllegalStateException("instance " + name + " is closed");
        }
        if (poison != null) {
            return new Trap(
                    "instance " + name + " trapped before and cannot be called again: " + poison.getMessage(), poison);
        }
        return new Trap("cannot enter instance " + name
                + ": it is running, and waits for the Java code that calls it again; a component is not re-entrant");
    }

    /**
     * Leaves the instance, after dropping the resources that were closed meanwhile.
     *
     * @throws Trap if a destructor traps
     */
    public void exit() {
        if (phase == ENTERED_WITH_DROPS) {
            exitWithDrops();
            return;
        }
        if (phase == ENTERED) {
            phase = READY;
        }
        store.callEnding();
    }

    private void exitWithDrops() {
        // Destructors may call imports, which pass resources on their part.
        InFlight results = inFlight;
        inFlight = new InFlight();
        try {
            // Not an iteration, because a destructor may call Java, which may close more.
            for (int i = 0; i < deferredCount; i++) {
                destroy(deferred[i]);
            }
            forgetDeferred();
            phase = READY;
            inFlight = results;
        } catch (Throwable e) {
            inFlight.takeAll(results);
            throw poison(e, "a destructor");
        } finally {
            store.callEnding();
        }
    }

    private void forgetDeferred() {
        Arrays.fill(deferred, 0, deferredCount, null);
        deferredCount = 0;
    }

    private static void destroy(@Nullable GuestResource proxy) {
        if (proxy != null && proxy.type() != null) {
            proxy.type().destroy(proxy.rep());
        }
    }

    /** Whether the instance has neither trapped nor been closed. Read by another thread at most for a report. */
    boolean isAlive() {
        return phase < POISONED;
    }

    /** Checks the thread. */
    void confine() {
        store.claim();
    }

    /** Drops a proxy that has just been closed, now or when the instance is left. */
    void dropProxy(GuestResource proxy) {
        if (!isAlive()) {
            return;
        }
        if (phase != READY) {
            if (deferredCount == deferred.length) {
                deferred = Arrays.copyOf(deferred, Math.max(4, deferredCount * 2));
            }
            deferred[deferredCount++] = proxy;
            phase = ENTERED_WITH_DROPS;
            return;
        }
        enter();
        try {
            destroy(proxy);
        } catch (Throwable e) {
            throw poison(e, "destructor of " + proxy.type());
        } finally {
            exit();
        }
    }

    /**
     * Ends the instance because of what guest code, or lifting what it returned, threw: it cannot be entered again, and
     * the Java resources that it owns are closed.
     *
     * @param thrown what was thrown
     * @param where the function that was called, for the message
     * @return the trap to throw: what was thrown, or a trap with it as its cause
     * @throws Error if an error other than a stack overflow was thrown, or is by a resource, after all have been closed
     */
    public Trap poison(Throwable thrown, String where) {
        Trap trap = trapOf(thrown, where);
        if (isAlive()) {
            phase = POISONED;
            poison = trap;
            forgetDeferred();
            closeOwned(trap);
        }
        if (thrown instanceof Error e && !(thrown instanceof StackOverflowError)) {
            throw e;
        }
        return trap;
    }

    /** The trap that something thrown out of guest code is. */
    Trap trapOf(Throwable thrown, String where) {
        if (thrown instanceof Trap trap) {
            return trap;
        }
        if (thrown instanceof StackOverflowError) {
            // Without its cause, whose stack trace is a thousand lines of nothing.
            return new Trap(where + ": the call stack is exhausted");
        }
        return thrown instanceof Error ? new Trap(where + ": " + thrown, thrown) : store.trapOf(thrown, where);
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
        confine();
        if (isAlive() && phase != READY) {
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
        Closer closer = new Closer(failures);
        inFlight.close(handles, closer);
        for (int i = 1; i < handles.length(); i++) {
            if (handles.isUsed(i) && handles.isOwn(i)) {
                closer.close(handles.take(i));
            }
        }
        closer.finish();
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
            closeObject(type, object);
        } else if (definer == this) {
            type.destroy(rep);
        } else {
            definer.enter();
            try {
                type.destroy(rep);
            } catch (Throwable e) {
                throw definer.poison(e, "destructor of " + type);
            } finally {
                definer.exit();
            }
        }
    }

    private static void closeObject(ResourceBinding type, @Nullable Object object) {
        if (object instanceof Resource resource) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new Trap("closing a " + type + " failed: " + e, e);
            }
        }
    }

    void checkMayLeave(String what) {
        if (!mayLeave) {
            throw new Trap(what + ": cannot leave instance " + name
                    + " while it runs to allocate memory or to clean up after a call");
        }
    }
}
