package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the functions of a compiled module's instances such that they are called directly, past Chicory's dispatcher.
 *
 * <p>The dispatcher costs each call a lookup of the memory, a jump and an array for the result; and it is one method
 * with a branch for each function, which the JVM never compiles once it has more than 8,000 bytes (some thousand
 * functions). Where classes do not look as Chicory 1.7.5 makes them, and where a module has very many functions that Java
 * calls, functions are called through the dispatcher. Thread-safe.
 */
final class DirectFunctions {
    /** How a body is called: with an instance, its memory, and one number for each parameter. */
    static final MethodType CALL = MethodType.methodType(long.class, Instance.class, Memory.class, long[].class);

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final Template TEMPLATE =
            new Template(DirectFunction.class, MethodType.methodType(ChicoryFunction.class, Instance.class, int.class));

    /** Chicory's greatest number of functions in a class; where that does not work, it halves it. */
    private static final int FUNCTIONS_OF_A_CLASS = 12_288;

    /** How many functions of a module have a class of their own: real guests export a few dozen. */
    private static final int MOST = 512;

    private final boolean compiled;
    private final Map<Integer, Optional<MethodHandle>> constructors = new ConcurrentHashMap<>();

    DirectFunctions(boolean compiled) {
        this.compiled = compiled;
    }

    /** A function of an instance of the module, called directly if it can be. */
    ChicoryFunction of(DispatchedFunction function) {
        Optional<MethodHandle> constructor =
                compiled ? constructor(function.instance, function.index) : Optional.empty();
        if (constructor.isEmpty()) {
            return function;
        }
        try {
            return (ChicoryFunction) constructor.get().invokeExact(function.instance, function.index);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a constructor threw what it does not declare", e);
        }
    }

    private Optional<MethodHandle> constructor(Instance instance, int index) {
        Optional<MethodHandle> known = constructors.get(index);
        if (known != null) {
            return known;
        }
        return constructors.size() >= MOST
                ? Optional.empty()
                : constructors.computeIfAbsent(
                        index, function -> body(instance, function).flatMap(TEMPLATE::define));
    }

    /** The compiled body of a function, as a handle of type {@link #CALL}. */
    private static Optional<MethodHandle> body(Instance instance, int index) {
        Class<?> machine = instance.getMachine().getClass();
        try {
            MethodType type = Bits.methodType(instance.type(instance.functionType(index)))
                    .appendParameterTypes(Memory.class, Instance.class);
            for (int size = FUNCTIONS_OF_A_CLASS; size > 0; size /= 2) {
                Optional<MethodHandle> found = find(machine, "FuncGroup_" + index / size, "func_" + index, type);
                if (found.isPresent()) {
                    MethodHandle spread = Bits.raw(found.get(), type.parameterCount() - 2)
                            .asSpreader(0, long[].class, type.parameterCount() - 2);
                    return Optional.of(MethodHandles.permuteArguments(spread, CALL, 2, 1, 0));
                }
            }
        } catch (RuntimeException e) {
            // A type that no call of a component has: then the dispatcher will do.
        }
        return Optional.empty();
    }

    private static Optional<MethodHandle> find(Class<?> machine, String group, String name, MethodType type) {
        try {
            Class<?> holder = Class.forName(machine.getName() + group, true, machine.getClassLoader());
            return Optional.of(MethodHandles.privateLookupIn(holder, LOOKUP).findStatic(holder, name, type));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // Another size, or another Chicory.
        }
    }
}
