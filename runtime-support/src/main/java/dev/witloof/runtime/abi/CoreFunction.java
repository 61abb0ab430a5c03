package dev.witloof.runtime.abi;

/**
 * A core function of a guest, as the engine offers it: a component function's body, {@code realloc}, {@code post-return}
 * or a destructor. For the engine and the linker.
 *
 * <p>Confined to the thread of its store.
 */
public abstract class CoreFunction {
    /** Makes a function. */
    protected CoreFunction() {}

    /**
     * Calls the function.
     *
     * <p>Values are raw bits: an {@code i32} is zero-extended (when read, only its low half counts), an {@code f32} is
     * {@code floatToRawIntBits} zero-extended, an {@code f64} {@code doubleToRawLongBits}.
     *
     * @param arguments one per parameter; the caller reuses the array, so it must not be kept
     * @return the function's one result, or 0 where it has none
     * @throws RuntimeException whatever the guest's code, or a Java function that it calls, ends with; the caller turns
     *     it into a trap
     */
    public abstract long call(long[] arguments);

    /**
     * Returns the function for somebody in Java who will call it often, for whom the engine may make code of its own.
     *
     * @return this function, or another that does the same
     */
    public CoreFunction direct() {
        return this;
    }
}
