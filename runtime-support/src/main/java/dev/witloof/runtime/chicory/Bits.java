package dev.witloof.runtime.chicory;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Core values as compiled code has them, and as the raw bits in which {@link ChicoryFunction} passes them. */
final class Bits {
    private static final MethodHandle TO_INT = MethodHandles.explicitCastArguments(
            MethodHandles.identity(long.class), MethodType.methodType(int.class, long.class));
    private static final MethodHandle TO_FLOAT =
            MethodHandles.filterReturnValue(TO_INT, find(Float.class, "intBitsToFloat", float.class, int.class));
    private static final MethodHandle TO_DOUBLE = find(Double.class, "longBitsToDouble", double.class, long.class);
    private static final MethodHandle OF_INT = find(Integer.class, "toUnsignedLong", long.class, int.class);
    private static final MethodHandle OF_FLOAT =
            MethodHandles.filterReturnValue(find(Float.class, "floatToRawIntBits", int.class, float.class), OF_INT);
    private static final MethodHandle OF_DOUBLE = find(Double.class, "doubleToRawLongBits", long.class, double.class);

    private Bits() {}

    private static MethodHandle find(Class<?> in, String name, Class<?> result, Class<?> parameter) {
        try {
            return MethodHandles.lookup().findStatic(in, name, MethodType.methodType(result, parameter));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang has no " + name, e);
        }
    }

    /**
     * The type of the method that a function is compiled to.
     *
     * @throws IllegalArgumentException if it has several results, or a value that is no number
     */
    static MethodType methodType(FunctionType function) {
        if (function.returns().size() > 1) {
            throw new IllegalArgumentException("several results: " + function);
        }
        return MethodType.methodType(
                function.returns().isEmpty()
                        ? void.class
                        : javaType(function.returns().get(0)),
                function.params().stream().map(Bits::javaType).toArray(Class<?>[]::new));
    }

    private static Class<?> javaType(ValType type) {
        if (type.equals(ValType.I32)) {
            return int.class;
        }
        if (type.equals(ValType.I64)) {
            return long.class;
        }
        if (type.equals(ValType.F32)) {
            return float.class;
        }
        if (type.equals(ValType.F64)) {
            return double.class;
        }
        throw new IllegalArgumentException("no number: " + type);
    }

    /** A method with its first parameters and its result as raw bits; the result is 0 if there is none. */
    static MethodHandle raw(MethodHandle method, int parameters) {
        MethodHandle raw = method;
        for (int i = 0; i < parameters; i++) {
            Class<?> type = method.type().parameterType(i);
            if (type != long.class) {
                MethodHandle filter = type == int.class ? TO_INT : type == float.class ? TO_FLOAT : TO_DOUBLE;
                raw = MethodHandles.filterArguments(raw, i, filter);
            }
        }
        Class<?> result = method.type().returnType();
        if (result == long.class || result == void.class) {
            return raw.asType(raw.type().changeReturnType(long.class));
        }
        return MethodHandles.filterReturnValue(
                raw, result == int.class ? OF_INT : result == float.class ? OF_FLOAT : OF_DOUBLE);
    }
}
