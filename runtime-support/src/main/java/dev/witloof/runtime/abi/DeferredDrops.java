package dev.witloof.runtime.abi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The proxies that were closed while their instance was running: their resources are dropped when it is left. */
final class DeferredDrops {
    /** Room for more than this is given back. */
    private static final int KEPT = 1024;

    private @Nullable GuestResource[] proxies = new @Nullable GuestResource[0];
    private int size;

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
            if (proxy != null && proxy.type() != null) {
                proxy.type().destroy(proxy.rep());
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
