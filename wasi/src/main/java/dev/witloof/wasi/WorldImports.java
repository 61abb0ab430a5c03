package dev.witloof.wasi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The imports of a generated world, found by the type that each of its methods returns. */
final class WorldImports implements InvocationHandler {
    private final Class<?> type;
    private final Map<Method, Object> implementations;

    private WorldImports(Class<?> type, Map<Method, Object> implementations) {
        this.type = type;
        this.implementations = implementations;
    }

    static <T> T of(Class<T> imports, WasiInterfaces wasi, Object... others) {
        if (!imports.isInterface()) {
            throw new IllegalArgumentException(
                    imports.getName() + " is no interface; wanted is the interface Imports of a generated world");
        }
        Map<Method, Object> found = new HashMap<>();
        Set<Object> unused = new HashSet<>(Arrays.asList(others));
        for (Method method : methods(imports)) {
            Optional<?> implementation = wasi.find(method.getReturnType());
            if (implementation.isEmpty()) {
                implementation = Arrays.stream(others)
                        .filter(other -> method.getParameterCount() == 0
                                && method.getReturnType().isInterface()
                                && method.getReturnType().isInstance(other))
                        .findFirst();
            }
            found.put(
                    method,
                    implementation.orElseThrow(() -> new IllegalArgumentException("the import " + method.getName()
                            + " of " + imports.getName() + " is not WASI's, and none of the other objects is a "
                            + method.getReturnType().getName())));
            implementation.ifPresent(unused::remove);
        }
        for (Object other : unused) {
            throw new IllegalArgumentException("a " + other.getClass().getName() + " implements no import of "
                    + imports.getName() + " that is left for it");
        }
        return imports.cast(Proxy.newProxyInstance(
                imports.getClassLoader(), new Class<?>[] {imports}, new WorldImports(imports, found)));
    }

    private static List<Method> methods(Class<?> imports) {
        return Arrays.stream(imports.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        Object implementation = implementations.get(method);
        if (implementation != null) {
            return implementation;
        }
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && arguments[0] == proxy;
            default -> "imports of " + type.getName();
        };
    }
}
