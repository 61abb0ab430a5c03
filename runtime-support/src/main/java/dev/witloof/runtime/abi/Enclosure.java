package dev.witloof.runtime.abi;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance stands among those that its component consists of. Who enters it enters all around it that the caller
 * is not within, and an instance that is entered cannot be entered again, except from within: a child may call what its
 * parent lifts. Source: "Component Instances" ({@code may_enter_from}, {@code enter_from}, {@code leave_to}).
 *
 * <p>Confined to the thread of its store.
 */
final class Enclosure {
    private final InstanceState instance;
    private final @Nullable Enclosure parent;
    /** Who has entered this; null is Java. */
    private @Nullable Enclosure caller;
    /** For each call from within that is running, how many were running before it. */
    private final Deque<Integer> fromWithin = new ArrayDeque<>(0);

    /**
     * Makes one.
     *
     * @param instance the instance
     * @param parent where the one stands that instantiates it; null for the outermost
     */
    Enclosure(InstanceState instance, @Nullable Enclosure parent) {
        this.instance = instance;
        this.parent = parent;
    }

    /** Enters this for another instance of the same component, or for Java. */
    void enter(@Nullable InstanceState from) {
        Enclosure calling = from == null ? null : from.enclosure();
        for (Enclosure each = this; each != null && !each.encloses(calling); each = each.parent) {
            each.instance.checkEnterable();
        }
        int depth = instance.store.callStarting(instance.name);
        if (encloses(calling)) {
            fromWithin.push(depth);
            return;
        }
        caller = calling;
        for (Enclosure each = this; each != null && !each.encloses(calling); each = each.parent) {
            each.instance.entered(depth);
        }
    }

    /** Ends the call that was begun last. */
    void exit(boolean settled) {
        Integer depth = fromWithin.poll();
        if (depth != null) {
            // One that failed ends the instance, whose other calls are still on the stack, and fail too.
            instance.store.callEnding(depth);
            if (!settled) {
                instance.leave(false, null);
            }
            return;
        }
        Enclosure calling = caller;
        caller = null;
        int outer = instance.outer();
        RuntimeException failure = null;
        try {
            for (Enclosure each = this; each != null && !each.encloses(calling); each = each.parent) {
                try {
                    each.instance.leave(settled && failure == null, instance.poison());
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
        } finally {
            instance.store.callEnding(outer);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The innermost instance that is running, from this one outward; this one if none is. */
    InstanceState running() {
        for (Enclosure each = this; each != null; each = each.parent) {
            if (each.instance.isRunning()) {
                return each.instance;
            }
        }
        return instance;
    }

    private boolean encloses(@Nullable Enclosure other) {
        for (Enclosure each = other; each != null; each = each.parent) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }
}
