package dev.witloof.it.fuzz;

import dev.witloof.it.GeneratedWorld;
import dev.witloof.it.Reflected;
import dev.witloof.it.bindings.acme.greeter.Greeter;
import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.witloof.resources.Resources;
import dev.witloof.it.bindings.witloof.types.Types;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Store;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The generated bindings of a guest's world, by reflection. */
final class GuestBindings {
    private static final Map<String, Class<?>> WORLDS = Map.ofEntries(
            Map.entry("greet.wasm", dev.witloof.it.bindings.witloof.greet.Greeter.class),
            Map.entry("greeter.wasm", Greeter.class),
            Map.entry("types.wasm", Types.class),
            Map.entry("types-utf16.wasm", Types.class),
            Map.entry("types-latin1-utf16.wasm", Types.class),
            Map.entry("resources.wasm", Resources.class),
            Map.entry("hostile.wasm", MessagingRequestReply.class),
            Map.entry("requester.wasm", MessagingRequestReply.class),
            Map.entry("upper-c.wasm", MessagingRequestReply.class),
            Map.entry("upper-rust.wasm", MessagingRequestReply.class));

    private final GeneratedWorld world;

    private GuestBindings(GeneratedWorld world) {
        this.world = world;
    }

    /** The bindings for the guest of a file, if there are any. */
    static Optional<GuestBindings> of(String file) {
        return Optional.ofNullable(WORLDS.get(file)).map(type -> new GuestBindings(new GeneratedWorld(type)));
    }

    /** Links a component with the world. */
    Object prepare(Component component) throws Throwable {
        return world.prepare(component);
    }

    /** Makes an instance of what was prepared. */
    AutoCloseable instantiate(Object prepared, Store store, FuzzHost host) throws Throwable {
        return world.instantiate(prepared, store, host::implementation);
    }

    /** All functions that an instance exports. */
    List<Export> functions(Object instance) throws Throwable {
        List<Export> functions = new ArrayList<>();
        Object all = world.exports(instance);
        for (Method method : methods(world.exportsGroup().orElseThrow())) {
            if (givesInterface(method)) {
                Object part = Reflected.invoke(method, all);
                methods(method.getReturnType()).forEach(function -> functions.add(new Export(part, function)));
            } else {
                functions.add(new Export(all, method));
            }
        }
        return functions;
    }

    /** Whether a method of a world's {@code Imports} or {@code Exports} stands for an interface, and is no function. */
    private static boolean givesInterface(Method method) {
        Class<?> result = method.getReturnType();
        return method.getParameterCount() == 0
                && result.isInterface()
                && !result.isSealed()
                && !Resource.class.isAssignableFrom(result)
                && result.getName().startsWith("dev.witloof.it.bindings.");
    }

    /** The functions of an interface or a resource, in an order that does not change. */
    static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.getName().equals("close") && !method.isDefault())
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
    }

    /**
     * A function that an instance exports.
     *
     * @param on the interface, the exports of the world, or the resource of which it is a method
     * @param method the function
     */
    record Export(Object on, Method method) {
        /** Whether only resources that this very instance made may be passed for a parameter of a class. */
        boolean takesOnlyOwn(Class<?> resource) {
            Class<?> declaring = method.getDeclaringClass();
            Class<?> defining = Resource.class.isAssignableFrom(declaring) ? declaring.getEnclosingClass() : declaring;
            return resource.getEnclosingClass() == defining;
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
    }
}
