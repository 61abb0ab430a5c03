package dev.witloof.runtime.abi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The proxies that were closed while their instance was running: their resources are dropped when it is left. */
final class DeferredDrops {
    /** Room for more than this is given back. */
    private static final int KEPT = 1024;

    private final InstanceState instance;
    private @Nullable GuestResource[] proxies = new @Nullable GuestResource[0];
    private int size;

    /**
     * Makes a list.
     *
     * @param instance the instance that is running
     */
    DeferredDrops(InstanceState instance) {
        this.instance = instance;
    }

    void add(GuestResource proxy) {
        if (size == proxies.length) {
            proxies = Arrays.copyOf(proxies, Math.max(4, size * 2));
        }
        proxies[size++] = proxy;
    }

    /** Runs the destructors. */
    void run() {
        // Not an iteration, because a destructor may call Java, which may close more.
        for (int i = 0; i < size; i++) {
            GuestResource proxy = proxies[i];
            ResourceBinding type = proxy == null ? null : proxy.type();
            if (proxy == null || type == null) {
                continue;
            }
            InstanceState definer = type.definer;
            if (definer == null || definer == instance) {
                type.destroy(proxy.rep());
            } else {
                instance.destroyElsewhere(definer, type, proxy.rep());
            }
        }
        forget();
    }

    void forget() {
        if (proxies.length > KEPT) {
            proxies = new @Nullable GuestResource[0];
        } else {
            Arrays.fill(proxies, 0, size, null);
        }
        size = 0;
    }
}
