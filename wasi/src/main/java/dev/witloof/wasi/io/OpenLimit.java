package dev.witloof.wasi.io;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many files, directories, sockets and requests one instance may have open: what costs the host more than a handle.
 * Safe for use by several threads.
 */
public final class OpenLimit {
    private final int limit;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Makes a limit that nothing counts for yet.
     *
     * @param limit how many
     */
    public OpenLimit(int limit) {
        this.limit = limit;
    }

    /**
     * Counts one more.
     *
     * @return false if that would be too many; then nothing is counted
     */
    public boolean acquire() {
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts one less. */
    public void release() {
        open.decrementAndGet();
    }
}
