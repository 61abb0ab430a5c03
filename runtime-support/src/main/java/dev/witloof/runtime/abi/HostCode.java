package dev.witloof.runtime.abi;

/** What a core function written in Java does. */
@FunctionalInterface
public interface HostCode {
    /**
     * Runs the function.
     *
     * @param arguments raw bits, one for each parameter; of an {@code i32} or {@code f32} only the low half counts
     * @return the raw bits of the result, or anything where the function has none
     */
    long call(long[] arguments);
}
