package dev.witloof.it;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The generated class of a world, by reflection. */
public final class GeneratedWorld {
    private final Method prepare;
    private final Method instantiate;
    private final Optional<Method> exports;

    /**
     * Looks at a class.
     *
     * @param world the class, which is as those of generated bindings are
     */
    public GeneratedWorld(Class<?> world) {
        try {
            prepare = world.getMethod("prepare", Component.class);
            instantiate = Arrays.stream(prepare.getReturnType().getMethods())
                    .filter(method -> method.getName().equals("instantiate"))
                    .findFirst()
                    .orElseThrow();
            exports = Arrays.stream(world.getMethods())
                    .filter(method -> method.getName().equals("exports"))
                    .findFirst();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(world + " is not as bindings are", e);
        }
    }

    /** Links a component with the world. */
    public Object prepare(Component component) throws Throwable {
        return Reflected.invoke(prepare, null, component);
    }

    /**
     * Makes an instance of what was prepared.
     *
     * @param imports what implements the imports of the class that it is given; not called if there are none
     */
    public AutoCloseable instantiate(Object prepared, Store store, Function<Class<?>, Object> imports)
            throws Throwable {
        Optional<Class<?>> group = importsGroup();
        return (AutoCloseable)
                (group.isEmpty()
                        ? Reflected.invoke(instantiate, prepared, store)
                        : Reflected.invoke(instantiate, prepared, store, imports.apply(group.get())));
    }

    /** The class of all imports, if there are any to implement. */
    public Optional<Class<?>> importsGroup() {
        Class<?>[] parameters = instantiate.getParameterTypes();
        return parameters.length == 1 ? Optional.empty() : Optional.of(parameters[1]);
    }

    /** The class of all exports, if there are any. */
    public Optional<Class<?>> exportsGroup() {
        return exports.map(Method::getReturnType);
    }

    /** All that an instance of a world with exports exports. */
    public Object exports(Object instance) throws Throwable {
        return Reflected.invoke(exports.orElseThrow(), instance);
    }
}
