package dev.witloof.codegen.bind;

import dev.witloof.component.type.InterfaceType;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds one world. */
final class WorldBinder {
    private final InterfaceBinder binder;
    private final ComponentTypes types;
    private final World world;
    private final JavaHome home;
    private final Homes homes;

    WorldBinder(InterfaceBinder binder, ComponentTypes types, World world, JavaHome home, Homes packages) {
        this.binder = binder;
        this.types = types;
        this.world = world;
        this.home = home;
        this.homes = packages.within(world, home);
    }

    BoundWorld bind() {
        return new BoundWorld(
                world,
                home,
                ports(world.imports()),
                ports(world.exports()),
                own(true),
                own(false),
                inline(world.imports()),
                inline(world.exports()));
    }

    /** The types of a world are its imports; exported functions use them. */
    private BoundInterface own(boolean imported) {
        Map<String, TypeDef> defs = new LinkedHashMap<>();
        world.imports().forEach((key, item) -> {
            if (item instanceof WorldItem.TypeItem each) {
                defs.put(key.componentName(), each.type());
            }
        });
        List<Function> functions = functions(imported ? world.imports() : world.exports());
        InterfaceType type = InterfaceTypes.of(types, Optional.empty(), imported, defs, functions);
        return binder.bind(
                home, home.group(imported), homes, WitItem.of(world), imported ? defs : Map.of(), functions, type);
    }

    private static List<Function> functions(Map<WorldKey, WorldItem> items) {
        List<Function> functions = new ArrayList<>();
        for (WorldItem item : items.values()) {
            if (item instanceof WorldItem.FunctionItem each) {
                functions.add(each.function());
            }
        }
        return functions;
    }

    private List<BoundInterface> inline(Map<WorldKey, WorldItem> items) {
        List<BoundInterface> bound = new ArrayList<>();
        items.forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem each
                    && each.type().name().isEmpty()) {
                bound.add(binder.bind(each.type(), world.id() + " " + key.componentName(), homes));
            }
        });
        return bound;
    }

    private List<BoundPort> ports(Map<WorldKey, WorldItem> items) {
        Map<String, Integer> uses = new HashMap<>();
        items.forEach((key, item) -> uses.merge(shortName(key, item), 1, Integer::sum));
        List<BoundPort> ports = new ArrayList<>();
        items.forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem each) {
                boolean unique = uses.getOrDefault(shortName(key, item), 0) == 1;
                ports.add(new BoundPort(
                        key.componentName(),
                        unique ? shortName(key, item) : longName(key),
                        homes.of(each.type()),
                        !each.type().functions().isEmpty(),
                        each.docs().or(() -> each.type().docs()),
                        each.stability(),
                        each.externalId(),
                        each.type()));
            }
        });
        return ports;
    }

    private static String shortName(WorldKey key, WorldItem item) {
        if (item instanceof WorldItem.TypeItem) {
            return ""; // types are no methods
        }
        return Names.method(key instanceof WorldKey.InterfaceKey each ? name(each.id()) : key.componentName());
    }

    /** The name of an interface that shares its short one with another import or export. */
    private static String longName(WorldKey key) {
        if (!(key instanceof WorldKey.InterfaceKey each)) {
            return Names.method(key.componentName());
        }
        PackageName owner = each.id().packageName();
        String version = owner.version()
                .map(found -> "_" + found.toString().replaceAll("[^0-9A-Za-z]", "_"))
                .orElse("");
        return Names.lowerCamel(owner.namespace() + "-" + owner.name() + "-" + name(each.id())) + version;
    }

    private static String name(Interface each) {
        return each.name().orElseThrow();
    }
}
