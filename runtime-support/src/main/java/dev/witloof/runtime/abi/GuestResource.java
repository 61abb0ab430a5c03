package dev.witloof.runtime.abi;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/**
 * The Java side of a resource that a guest implements: the superclass of every generated proxy.
 *
 * <p>A proxy owns its resource from the moment that it is lifted until it is closed or passed on as {@code own}; after
 * that, every use is an {@link IllegalArgumentException}. If the guest that it is passed to is not the one that implements
 * the resource, another proxy stands for it there, which is what comes back. Confined to the thread of its instance's
 * store.
 */
public abstract class GuestResource implements Resource {
    private @Nullable ResourceBinding type;
    private int rep;
    private Life life = Life.DETACHED;
    private int lends;
    private LeakDetector.@Nullable Ownership ownership;

    private enum Life {
        DETACHED("is not attached to a resource"),
        OWNED("is in use"),
        BORROWED("is borrowed"),
        HELD("belongs to the guest that it was passed to"),
        MOVED("was passed on as own before"),
        CLOSED("is closed"),
        RETURNED("was borrowed for a call that has ended");

        final String text;

        Life(String text) {
            this.text = text;
        }
    }

    /** Makes a proxy without a resource; the runtime attaches it. */
    protected GuestResource() {}

    /**
     * Ends the resource's life: the guest's destructor runs, now or, if the guest is running, as soon as it is left.
     * Does nothing if the proxy was closed or passed on before, or if its instance has ended.
     *
     * @throws Trap if the destructor traps
     * @throws IllegalStateException if the proxy is only borrowed, or its store is used by another thread
     */
    @Override
    public final void close() {
        ResourceBinding owner = type;
        if (owner == null || life == Life.MOVED || life == Life.CLOSED || life == Life.RETURNED) {
            return;
        }
        if (life == Life.BORROWED || life == Life.HELD) {
            throw new IllegalStateException(
                    "a borrowed " + owner + " is its owner's to close, and is given back when the call ends");
        }
        InstanceState definer = owner.definer;
        if (definer != null) {
            definer.store.claim();
            become(Life.CLOSED);
            definer.dropProxy(this);
        }
    }

    /** What stands for this resource in the table of a guest that imports it and becomes its owner. */
    final GuestResource heir(ResourceBinding resourceType) {
        GuestResource heir = resourceType.proxy(rep, false);
        heir.life = Life.HELD;
        return heir;
    }

    /** Whoever has removed an owning handle owns what it stood for: a proxy as if it was lifted, a host's object anyway. */
    static void release(@Nullable Object object) {
        if (object instanceof GuestResource proxy) {
            proxy.life = Life.OWNED;
            LeakDetector detector = LeakDetector.INSTANCE;
            if (detector != null) {
                proxy.trackBy(detector);
            }
        }
    }

    final void attach(ResourceBinding resourceType, int representation, boolean owned) {
        type = resourceType;
        rep = representation;
        life = owned ? Life.OWNED : Life.BORROWED;
        LeakDetector detector = LeakDetector.INSTANCE;
        if (detector != null && owned) {
            trackBy(detector);
        }
    }

    final void trackBy(LeakDetector detector) {
        if (type != null && type.definer != null) {
            ownership = detector.track(this, type, type.definer);
        }
    }

    private void become(Life next) {
        life = next;
        if (ownership != null) {
            ownership.set(next == Life.OWNED);
        }
    }

    final @Nullable ResourceBinding type() {
        return type;
    }

    final int rep() {
        return rep;
    }

    final void lend() {
        lends++;
    }

    final void endLend() {
        lends--;
    }

    final void move() {
        become(Life.MOVED);
    }

    /** Undoes {@link #move}. */
    final void moveBack() {
        become(Life.OWNED);
    }

    /** Ends a borrowed proxy with the call that it was borrowed for. */
    final void giveBack() {
        become(Life.RETURNED);
    }

    /** Checks that this stands for a resource of a type, and may be lent, or passed on if {@code toOwn}. */
    final void checkUsable(ResourceBinding wanted, boolean toOwn) {
        if (type != wanted) {
            throw new IllegalArgumentException("a " + wanted + " of another instance, or another resource: "
                    + (type == null ? getClass().getName() : type.name())
                    + "; a guest takes only what it gave out itself");
        }
        checkLife(wanted, toOwn);
    }

    /**
     * Checks that this may stand for a resource that Java implements, as it does where instances are composed: it must be
     * alive, and live in the same store.
     *
     * @return this resource's own type
     */
    final ResourceBinding checkPassable(ResourceBinding wanted, StoreContext store, boolean toOwn) {
        ResourceBinding own = type;
        if (own == null || own.definer == null || own.definer.store != store) {
            throw new IllegalArgumentException(
                    "a " + wanted + " of another store: instances that share resources are made in one store");
        }
        checkLife(wanted, toOwn);
        return own;
    }

    private void checkLife(ResourceBinding wanted, boolean toOwn) {
        if (life != Life.OWNED && (toOwn || (life != Life.BORROWED && life != Life.HELD))) {
            throw new IllegalArgumentException(
                    "the " + wanted + " " + life.text + (toOwn ? ", so it cannot be passed as own" : ""));
        }
        if (toOwn && lends != 0) {
            throw new IllegalArgumentException(
                    "the " + wanted + " is lent to a call that has not ended, so it cannot be passed as own");
        }
    }
}
