package dev.witloof.runtime.abi;

/** Access to the array of a linear memory, for the benchmark's hand-written code: in this package because it is not public. */
public final class BenchBytes {
    private BenchBytes() {}

    /**
     * Returns the array of a memory.
     *
     * @param memory the memory
     * @return its bytes, until it grows
     */
    public static byte[] of(LinearMemory memory) {
        return memory.array();
    }
}
