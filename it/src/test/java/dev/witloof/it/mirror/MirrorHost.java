package dev.witloof.it.mirror;

import dev.witloof.component.type.ValueType;
import dev.witloof.it.Reflected;
import dev.witloof.runtime.Unit;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The host's side: implements all that a world imports, remembers each call, and answers it by chance. */
final class MirrorHost {
    /**
     * A call that the guest made.
     *
     * @param function what it called
     * @param self the resource of which it called a method
     * @param arguments what it passed
     * @param answer what it got: the result, or what the error carries
     * @param failed whether it got an error
     */
    record Received(
            MirrorFunction function,
            @Nullable Object self,
            List<Object> arguments,
            @Nullable Object answer,
            boolean failed) {}

    /** A resource that it made: where it belongs, and how often it was closed. */
    private record Made(String realm, int closed) {}

    private final Map<Method, List<MirrorFunction>> functions = new HashMap<>();
    private final Values values;
    private final IdentityHashMap<Object, Made> resources = new IdentityHashMap<>();

    private final List<Received> received = new ArrayList<>();

    MirrorHost(List<MirrorFunction> imports, Values values) {
        imports.forEach(each -> functions
                .computeIfAbsent(each.method(), key -> new ArrayList<>())
                .add(each));
        this.values = values;
    }

    /** The object for all imports of a world. */
    Object imports(Class<?> group) {
        return Reflected.proxy(group, (proxy, method, arguments) -> {
            Class<?> result = method.getReturnType();
            return functions.containsKey(method)
                    ? answer(method, Optional.empty(), null, arguments)
                    : Reflected.proxy(
                            result, (self, function, passed) -> answer(function, Optional.of(method), null, passed));
        });
    }

    /** A new resource of the host, which belongs to a {@linkplain MirrorFunction#realm realm}. */
    Object resource(Class<?> type, String realm) {
        Object resource = Reflected.proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("close")) {
                resources.computeIfPresent(self, (key, made) -> new Made(made.realm(), made.closed() + 1));
                return null;
            }
            return answer(method, Optional.empty(), self, arguments);
        });
        resources.put(resource, new Made(realm, 0));
        return resource;
    }

    boolean made(Object resource) {
        return resources.containsKey(resource);
    }

    int closed(Object resource) {
        return made(resource, Made::closed);
    }

    String realm(Object resource) {
        return made(resource, Made::realm);
    }

    private <T> T made(Object resource, Function<Made, T> what) {
        return Optional.ofNullable(resources.get(resource)).map(what).orElseThrow();
    }

    Iterable<Object> resources() {
        return resources.keySet();
    }

    /** The calls since the last time that this was asked. */
    List<Received> takeReceived() {
        List<Received> all = List.copyOf(received);
        received.clear();
        return all;
    }

    private @Nullable Object answer(
            Method method, Optional<Method> getter, @Nullable Object self, Object @Nullable [] arguments)
            throws Exception {
        MirrorFunction function = functions.getOrDefault(method, List.of()).stream()
                .filter(each -> self == null
                        ? each.getter().equals(getter)
                        : each.realm(method.getDeclaringClass()).equals(realm(self)))
                .findFirst()
                .orElseThrow();
        List<Object> passed = arguments == null ? List.of() : List.copyOf(Arrays.asList(arguments));
        if (function.isFallible() && values.fails(function.fallible())) {
            Object[] payload = {Unit.INSTANCE};
            Exception error = Reflected.exception(
                    method.getExceptionTypes()[0],
                    type -> payload[0] =
                            make(function, function.fallible().err().orElseThrow(), type));
            received.add(new Received(function, self, passed, payload[0], true));
            throw error;
        }
        Object result = function.returned()
                .map(type -> make(function, type, method.getGenericReturnType()))
                .orElse(null);
        received.add(new Received(function, self, passed, result, false));
        return result;
    }

    private Object make(MirrorFunction function, ValueType type, Type java) {
        return values.make(type, java, (resource, owned) -> resource(resource, function.realm(resource)));
    }
}
