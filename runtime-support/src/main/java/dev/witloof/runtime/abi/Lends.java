package dev.witloof.runtime.abi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The handles that an instance has lent to the imports it is calling: a stack, because calls nest. Source: "Subtask
 * State" ({@code add_lender}, {@code deliver_resolve}).
 */
final class Lends {
    private static final int INITIAL = 4;
    /** Room for more than this is given back when all calls have returned. */
    private static final int KEPT = 1024;

    private final HandleTable table;
    private int[] handles = new int[INITIAL];
    private @Nullable GuestResource[] proxies = new @Nullable GuestResource[INITIAL];
    private int size;

    Lends(HandleTable table) {
        this.table = table;
    }

    /** Notes that a handle is lent, and the proxy that was made of it for the call, if one was. */
    void add(int handle, @Nullable GuestResource proxy) {
        if (size == handles.length) {
            handles = Arrays.copyOf(handles, size * 2);
            proxies = Arrays.copyOf(proxies, size * 2);
        }
        table.lend(handle);
        handles[size] = handle;
        proxies[size++] = proxy;
    }

    /** How much is lent: the mark to which {@link #endDownTo} goes back. */
    int size() {
        return size;
    }

    /** What stands for the handle that was lent first after a mark, or null if there is none. */
    @Nullable
    Object object(int mark) {
        if (mark >= size) {
            return null;
        }
        GuestResource proxy = proxies[mark];
        return proxy == null ? table.object(handles[mark]) : proxy;
    }

    /** Ends the lends of a call that has returned. */
    void endDownTo(int mark) {
        while (size > mark) {
            table.endLend(handles[--size]);
            GuestResource proxy = proxies[size];
            if (proxy != null) {
                proxy.giveBack();
                proxies[size] = null;
            }
        }
        if (size == 0 && handles.length > KEPT) {
            handles = new int[INITIAL];
            proxies = new @Nullable GuestResource[INITIAL];
        }
    }
}
