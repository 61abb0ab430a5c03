package dev.witloof.wasi.http;

/** How much the fields of one instance may take in the host's memory together. For one thread at a time. */
final class FieldBudget {
    private static final long LIMIT = 4 << 20;

    private long used;

    /** Counts bytes, or fewer if negative. */
    void add(long bytes) {
        if (bytes > LIMIT - used) {
            throw new IllegalArgumentException("the header and trailer fields of the guest take " + used + " bytes, "
                    + bytes + " more are wanted, and " + LIMIT + " are allowed");
        }
        used += bytes;
    }
}
