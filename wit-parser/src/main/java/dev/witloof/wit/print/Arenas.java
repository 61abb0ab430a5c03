package dev.witloof.wit.print;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeOwner;
import dev.witloof.wit.model.TypeParts;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers what is in a model, so that one thing can refer to another: packages, interfaces, worlds, and types after their parts. */
final class Arenas {

    private final List<WitPackage> packages = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final List<World> worlds = new ArrayList<>();
    private final List<TypeDef> types = new ArrayList<>();
    private final Map<PackageName, Integer> packageIndex = new HashMap<>();
    private final IdentityHashMap<Object, Integer> index = new IdentityHashMap<>();

    Arenas(Resolve resolve) {
        for (WitPackage each : resolve.packages().values()) {
            packageIndex.put(each.name(), packages.size());
            packages.add(each);
            each.interfaces().values().forEach(this::add);
            each.worlds().values().forEach(this::add);
        }
    }

    List<WitPackage> packages() {
        return packages;
    }

    List<Interface> interfaces() {
        return interfaces;
    }

    List<World> worlds() {
        return worlds;
    }

    List<TypeDef> types() {
        return types;
    }

    int of(PackageName name) {
        return found(packageIndex.get(name), name);
    }

    int of(TypeOwner owner) {
        return found(index.get(owner), owner);
    }

    int of(TypeDef def) {
        return found(index.get(def), def);
    }

    private static int found(@Nullable Integer number, Object thing) {
        if (number == null) {
            throw new IllegalArgumentException("the model refers to " + thing + ", which is not in it");
        }
        return number;
    }

    private void add(Interface each) {
        if (index.putIfAbsent(each, interfaces.size()) == null) {
            interfaces.add(each);
            each.types().values().forEach(this::add);
            each.functions().values().forEach(this::add);
        }
    }

    private void add(World world) {
        index.put(world, worlds.size());
        worlds.add(world);
        for (Map<?, WorldItem> items : List.of(world.imports(), world.exports())) {
            for (WorldItem item : items.values()) {
                if (item instanceof WorldItem.FunctionItem function) {
                    add(function.function());
                } else if (item instanceof WorldItem.TypeItem type) {
                    add(type.type());
                } else if (item instanceof WorldItem.InterfaceItem iface
                        && iface.type().name().isEmpty()) {
                    add(iface.type());
                }
            }
        }
    }

    private void add(Function function) {
        function.kind().resource().ifPresent(this::add);
        function.params().forEach(param -> add(param.type()));
        function.result().ifPresent(this::add);
    }

    /** Types nest as deep as the resolver lets them, which recursion copes with. */
    private void add(Type type) {
        if (type instanceof TypeDef def && !index.containsKey(def)) {
            if (def.kind() instanceof TypeDefKind.Handle handle) {
                add(handle.resource());
            }
            TypeParts.of(def.kind()).forEach(this::add);
            index.put(def, types.size());
            types.add(def);
        }
    }
}
