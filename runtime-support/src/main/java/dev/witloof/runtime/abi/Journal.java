package dev.witloof.runtime.abi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The handles that the parameters of one call have moved or lent so far, so that a call that fails before it starts
 * leaves no trace, and lends end with the call.
 */
final class Journal {
    /** Room for more than this is given back. */
    private static final int KEPT = 1024;

    private int[] handles = new int[0];
    private @Nullable GuestResource[] proxies = new @Nullable GuestResource[0];
    private boolean[] lent = new boolean[0];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** A handle was added to the guest's table for a Java object. */
    void added(int handle) {
        note(handle, null, false);
    }

    /** A proxy was moved into the guest's table. */
    void moved(int handle, GuestResource proxy) {
        proxy.move();
        note(handle, proxy, false);
    }

    /** A proxy was lent; {@code handle} is 0 where the guest is given the representation. */
    void lent(int handle, GuestResource proxy) {
        proxy.lend();
        note(handle, proxy, true);
    }

    private void note(int handle, @Nullable GuestResource proxy, boolean isLent) {
        if (size == handles.length) {
            int capacity = Math.max(4, size * 2);
            handles = Arrays.copyOf(handles, capacity);
            proxies = Arrays.copyOf(proxies, capacity);
            lent = Arrays.copyOf(lent, capacity);
        }
        handles[size] = handle;
        proxies[size] = proxy;
        lent[size++] = isLent;
    }

    /** Undoes everything, last first, so that the table's free list is what it was. */
    void rollBack(HandleTable table) {
        while (size != 0) {
            int last = --size;
            if (handles[last] != 0) {
                table.remove(handles[last], "undoing a call");
            }
            GuestResource proxy = proxies[last];
            if (proxy != null) {
                if (lent[last]) {
                    proxy.endLend();
                } else {
                    proxy.moveBack();
                }
                proxies[last] = null;
            }
        }
        giveBackRoom();
    }

    /** Ends the lends, keeps the moves, and forgets both. */
    void settle() {
        while (size != 0) {
            GuestResource proxy = proxies[--size];
            if (proxy != null && lent[size]) {
                proxy.endLend();
            }
            proxies[size] = null;
        }
        giveBackRoom();
    }

    private void giveBackRoom() {
        if (handles.length > KEPT) {
            handles = new int[0];
            proxies = new @Nullable GuestResource[0];
            lent = new boolean[0];
        }
    }
}
