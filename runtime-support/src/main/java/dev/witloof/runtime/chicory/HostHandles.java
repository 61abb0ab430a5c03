package dev.witloof.runtime.chicory;

import static java.lang.invoke.MethodType.methodType;

import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.witloof.runtime.abi.HostCode;
import dev.witloof.runtime.abi.Lowering;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A module's imports that Java code implements, as Chicory calls them. Thread-safe.
 *
 * <p>All calls of imports go through one place in Chicory. As long as the JVM has seen no more than two classes there, it
 * inlines both, with all that they call, into every such call in the guest's compiled code, until it reaches a limit:
 * what of the guest comes after that, its own loops included, then consists of calls for each access to memory. (Measured
 * on a guest with twelve imports and a loop over 64 bytes: a call took 0.4 or 0.65 µs, at random for the life of the
 * process.) So the imports of component functions each have a class of their own in a compiled module, the first
 * {@value #MOST} of them. Where there are too few or too many, or none can be made, imports take turns among several classes
 * that do the same.
 */
final class HostHandles {
    private static final int ENOUGH = 3;
    private static final int MOST = 64;
    private static final Template TEMPLATE =
            new Template(DirectHandle.class, methodType(WasmFunctionHandle.class, Lowering.class, int.class));

    private final boolean many;
    private final Map<Integer, Optional<MethodHandle>> constructors = new ConcurrentHashMap<>();

    /**
     * Makes none yet.
     *
     * @param compiled whether the module is compiled
     * @param imports how many imports it has
     */
    HostHandles(boolean compiled, int imports) {
        this.many = compiled && imports >= ENOUGH;
    }

    /**
     * Makes a function.
     *
     * @param code what it does
     * @param results how many results it has, 0 or 1
     * @param index the number of the import
     */
    WasmFunctionHandle of(HostCode code, int results, int index) {
        if (many && code instanceof Lowering lowering) {
            Optional<MethodHandle> constructor = constructor(index);
            if (constructor.isPresent()) {
                return direct(constructor.get(), lowering, results);
            }
        }
        return inTurn(code, results, index);
    }

    private Optional<MethodHandle> constructor(int index) {
        Optional<MethodHandle> known = constructors.get(index);
        if (known != null) {
            return known;
        }
        return constructors.size() >= MOST
                ? Optional.empty()
                : constructors.computeIfAbsent(index, key -> TEMPLATE.define("import " + key));
    }

    private static WasmFunctionHandle direct(MethodHandle constructor, Lowering lowering, int results) {
        try {
            return (WasmFunctionHandle) constructor.invokeExact(lowering, results);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a constructor threw what it does not declare", e);
        }
    }

    private static WasmFunctionHandle inTurn(HostCode code, int results, int index) {
        // The caller reads the result at once, before anything can call this function again.
        long[] result = new long[results];
        return switch (index & 3) {
            case 0 -> (caller, arguments) -> call(code, arguments, result);
            case 1 -> (caller, arguments) -> call(code, arguments, result);
            case 2 -> (caller, arguments) -> call(code, arguments, result);
            default -> (caller, arguments) -> call(code, arguments, result);
        };
    }

    private static long[] call(HostCode code, long[] arguments, long[] result) {
        long value = code.call(arguments);
        if (result.length != 0) {
            result[0] = value;
        }
        return result;
    }
}
