package dev.witloof.it.mirror;

import dev.witloof.it.GeneratedWorld;
import dev.witloof.it.Reflected;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Calls the functions of a component that has a world's very type, and traps whenever it is called. */
final class TrapCalls {
    private final GeneratedWorld world;
    private final List<MirrorFunction> imports;
    private final List<MirrorFunction> exports;
    private final Values values;

    TrapCalls(GeneratedWorld world, List<MirrorFunction> imports, List<MirrorFunction> exports, Values values) {
        this.world = world;
        this.imports = imports;
        this.exports = exports;
        this.values = values;
    }

    /** Calls each function but the methods of resources, which nothing makes. */
    void check(Component component) throws Throwable {
        Object prepared = world.prepare(component);
        if (exports.isEmpty()) {
            try (Store store = Store.create()) {
                world.instantiate(prepared, store, new MirrorHost(imports, values)::imports)
                        .close();
            }
        }
        for (MirrorFunction function : exports) {
            if (!function.isMethod()) {
                call(prepared, function);
            }
        }
    }

    private void call(Object prepared, MirrorFunction function) throws Throwable {
        MirrorHost host = new MirrorHost(imports, values);
        List<Object> resources = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        Type[] types = function.method().getGenericParameterTypes();
        for (int i = 0; i < types.length; i++) {
            arguments.add(values.make(function.parameters().get(i), types[i], (type, owned) -> {
                resources.add(host.resource(type, function.realm(type)));
                return resources.get(resources.size() - 1);
            }));
        }
        try (Store store = Store.create();
                AutoCloseable instance = world.instantiate(prepared, store, host::imports)) {
            Object exported = world.exports(instance);
            Object on = function.getter().isPresent()
                    ? Reflected.invoke(function.getter().get(), exported)
                    : exported;
            try {
                Reflected.invoke(function.method(), on, arguments.toArray());
                throw new AssertionError(function.id() + " returned, although the guest traps");
            } catch (Trap e) {
                if (e.rule() != Trap.Rule.UNREACHABLE) {
                    throw new AssertionError(function.id() + " ended otherwise than by the guest's trap", e);
                }
            } catch (IllegalArgumentException e) {
                if (resources.isEmpty() || function.item().isEmpty()) {
                    throw e;
                }
                // What the guest defines is not the host's to make.
            }
        }
    }
}
