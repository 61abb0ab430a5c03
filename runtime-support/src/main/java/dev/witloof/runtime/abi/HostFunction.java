package dev.witloof.runtime.abi;

/**
 * A component function that Java implements, in the form that generated code gives it: it lifts the parameters, calls
 * the user's object and lowers the result.
 *
 * <p>Called by {@link Lowering#call}, on the thread that its store is confined to.
 */
@FunctionalInterface
public interface HostFunction {
    /**
     * Runs the function.
     *
     * @param cx the definition through which the guest calls
     * @param flat the core arguments as raw bits: an {@code i32} or {@code f32} in the low half, an {@code i64} or
     *     {@code f64} as it is. Owned by the caller, and read before anything else is called.
     * @return the one core result as raw bits, {@code i32} and {@code f32} zero-extended; 0 where there is none
     * @throws RuntimeException what the user's object throws and WIT does not declare, or what cannot be lowered; the
     *     guest traps with it as the cause
     */
    long call(Lowering cx, long[] flat);
}
