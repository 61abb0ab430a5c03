package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that is called past Chicory's dispatcher.
 *
 * <p>A template: {@link DirectFunctions} defines a hidden class from this class's bytes for every function, each with
 * its own {@link #BODY}, which is a constant to the JVM. So the call is compiled like one that is written down in Java,
 * and a place that calls one function only takes its code in. This class itself is never used.
 */
final class DirectFunction extends ChicoryFunction {
    /** The compiled body, of type {@link DirectFunctions#CALL}. */
    private static final MethodHandle BODY = body();

    private final @Nullable Memory memory;

    DirectFunction(Instance instance, int index) {
        super(instance, index);
        this.memory = instance.memory();
    }

    private static MethodHandle body() {
        try {
            return Objects.requireNonNull(
                    MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class), "the template was used");
        } catch (IllegalAccessException e) {
            throw new LinkageError("the lookup is this class's own", e);
        }
    }

    @Override
    public long call(long[] arguments) {
        try {
            return (long) BODY.invokeExact(instance, memory, arguments);
        } catch (Throwable e) {
            throw failure(e);
        }
    }
}
