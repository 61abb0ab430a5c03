package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The entries of a compiled module's functions, past Chicory's dispatcher.
 *
 * <p>That is one method with a branch for each function, and the JVM never compiles a method of more than 8,000 bytes:
 * from about a thousand functions on, each call from Java would be interpreted for a while, which takes some 100 to 200
 * nanoseconds, and a guest call makes several (its function, {@code realloc}, {@code post-return}). Smaller modules, and
 * any whose classes do not look as Chicory 1.7.5 makes them, are called through the dispatcher. Thread-safe.
 */
final class CompiledEntries {
    private static final int DISPATCHED_FUNCTIONS = 900;

    /** Chicory's greatest number of functions in a class; where that does not work, it halves it. */
    private static final int FUNCTIONS_OF_A_CLASS = 12_288;

    private final boolean wanted;
    private final Map<Integer, Optional<MethodHandle>> entries = new ConcurrentHashMap<>();

    CompiledEntries(int functions) {
        this.wanted = functions >= DISPATCHED_FUNCTIONS;
    }

    /**
     * The entry of a function.
     *
     * @return a handle of type {@code (Instance, Memory, long[]) -> long[]}, if there is one and it is worth while
     */
    Optional<MethodHandle> of(Machine machine, int function) {
        return wanted ? entries.computeIfAbsent(function, index -> find(machine.getClass(), index)) : Optional.empty();
    }

    private static Optional<MethodHandle> find(Class<?> machine, int function) {
        for (int size = FUNCTIONS_OF_A_CLASS; size > 0; size /= 2) {
            try {
                Class<?> group = Class.forName(
                        machine.getName() + "FuncGroup_" + function / size, true, machine.getClassLoader());
                Method entry = group.getDeclaredMethod("call_" + function, Instance.class, Memory.class, long[].class);
                if (entry.getReturnType() == long[].class) {
                    entry.setAccessible(true);
                    return Optional.of(MethodHandles.lookup().unreflect(entry));
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                // Another size, or another Chicory: then the dispatcher will do.
            }
        }
        return Optional.empty();
    }
}
