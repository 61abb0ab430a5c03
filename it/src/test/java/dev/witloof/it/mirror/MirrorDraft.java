package dev.witloof.it.mirror;

import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mirror of a world, as it is printed. Besides what the world has, it has functions by which every resource can be come
 * by, and functions for those of resources that stand in the world itself, because a world cannot export these.
 */
final class MirrorDraft {
    private static final Span NOWHERE = new Span(SourceFile.of("mirror", ""), 0, 0);
    private static final String SUFFIX = "-mirror";

    private final World original;
    private final Map<WorldKey, WorldItem> imports = new LinkedHashMap<>();
    private final Map<WorldKey, WorldItem> exports = new LinkedHashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<TypeDef, TypeDef> copies = new HashMap<>();
    private final Optional<Interface> resources;
    private final World world;

    MirrorDraft(World original, PackageName owner) {
        this.original = original;
        original.imports().forEach((key, item) -> {
            if (item instanceof WorldItem.TypeItem type) {
                imports.put(key, new WorldItem.TypeItem(copy(type.type())));
            }
        });
        original.imports().forEach((key, item) -> mirror(key, item, imports, exports, true));
        original.exports().forEach((key, item) -> mirror(key, item, exports, imports, false));
        this.resources = resources(owner);
        resources.ifPresent(each -> {
            imports.put(new WorldKey.InterfaceKey(each), item(each));
            exports.put(new WorldKey.InterfaceKey(each), item(each));
        });
        this.world = new World(
                original.name() + SUFFIX, owner, Optional.empty(), imports, exports, Stability.UNKNOWN, NOWHERE);
    }

    World world() {
        return world;
    }

    /** The interface that makes resources, if there are any. */
    Optional<Interface> resources() {
        return resources;
    }

    /** See {@link Mirror#targets}. */
    Map<String, String> targets() {
        return Map.copyOf(targets);
    }

    /** Puts an item where the world has it, and its mirror on the other side. */
    private void mirror(
            WorldKey key,
            WorldItem item,
            Map<WorldKey, WorldItem> here,
            Map<WorldKey, WorldItem> there,
            boolean imported) {
        if (item instanceof WorldItem.TypeItem) {
            return;
        }
        WorldItem copy = copy(item);
        if (key instanceof WorldKey.InterfaceKey) {
            here.put(key, copy);
            there.put(key, copy);
            return;
        }
        here.put(key, copy);
        if (copy instanceof WorldItem.FunctionItem function
                && function.function().kind().resource().isPresent()) {
            Function free = free(function.function());
            targets.put(free.name(), function.function().name());
            there.put(new WorldKey.Name(free.name()), new WorldItem.FunctionItem(free));
            return;
        }
        boolean taken = (imported ? original.exports() : original.imports()).containsKey(key);
        String name = key.componentName();
        String mirrored = taken ? name + SUFFIX : name;
        if (taken) {
            targets.put(imported ? mirrored : name, imported ? name : mirrored);
        }
        there.put(
                new WorldKey.Name(mirrored),
                copy instanceof WorldItem.FunctionItem function
                        ? new WorldItem.FunctionItem(function(
                                function.function(),
                                mirrored,
                                function.function().kind()))
                        : copy);
    }

    private WorldItem copy(WorldItem item) {
        if (item instanceof WorldItem.FunctionItem function) {
            return new WorldItem.FunctionItem(copy(function.function()));
        }
        Interface type = ((WorldItem.InterfaceItem) item).type();
        return item(type.name().isPresent() ? type : inline(type));
    }

    private static WorldItem item(Interface type) {
        return new WorldItem.InterfaceItem(type, Optional.empty(), Stability.UNKNOWN, Optional.empty(), NOWHERE);
    }

    /** An interface that is spelled in the world, and functions that make its resources. */
    private Interface inline(Interface type) {
        Map<String, TypeDef> types = new LinkedHashMap<>();
        type.types().forEach((name, def) -> types.put(name, copy(def)));
        Map<String, Function> functions = new LinkedHashMap<>();
        type.functions().forEach((name, function) -> functions.put(name, copy(function)));
        types.values().stream().filter(MirrorDraft::isResource).forEach(def -> {
            Function maker = maker(def);
            functions.put(maker.name(), maker);
        });
        return new Interface(
                Optional.empty(), type.packageName(), Optional.empty(), types, functions, type.stability(), NOWHERE);
    }

    private static boolean isResource(TypeDef def) {
        return def.kind() instanceof TypeDefKind.Resource;
    }

    private Optional<Interface> resources(PackageName owner) {
        Map<String, TypeDef> types = new LinkedHashMap<>();
        Map<String, Function> functions = new LinkedHashMap<>();
        for (WorldKey key : imports.keySet()) {
            if (key instanceof WorldKey.InterfaceKey each) {
                each.id().types().values().stream()
                        .filter(MirrorDraft::isResource)
                        .forEach(resource -> {
                            String name = "r" + types.size();
                            TypeDef used = named(name, new TypeDefKind.Alias(resource), outside(resource));
                            types.put(name, used);
                            functions.put("make-" + name, maker(used));
                        });
            }
        }
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interface(
                        Optional.of("resources-of-" + original.name() + SUFFIX),
                        owner,
                        Optional.empty(),
                        types,
                        functions,
                        Stability.UNKNOWN,
                        NOWHERE));
    }

    private static Function maker(TypeDef resource) {
        return new Function(
                "make-" + resource.name().orElseThrow(),
                new FunctionKind.Freestanding(),
                false,
                List.of(),
                Optional.of(own(resource)),
                Optional.empty(),
                outside(resource),
                Optional.empty(),
                NOWHERE);
    }

    /** The gates of a mention of a resource, whose package may have had versions that the mirror's has not. */
    private static Stability outside(TypeDef resource) {
        return resource.stability() instanceof Stability.Unstable ? resource.stability() : Stability.UNKNOWN;
    }

    /** A function of a resource as one of the world: what it takes and gives stays the same. */
    private static Function free(Function function) {
        String kind = function.kind() instanceof FunctionKind.Constructor ? "new" : "call";
        String resource = function.kind().resource().flatMap(TypeDef::name).orElseThrow();
        return function(
                function, kind + "-" + resource + "-" + function.itemName() + SUFFIX, new FunctionKind.Freestanding());
    }

    private Function copy(Function function) {
        FunctionKind kind = function.kind();
        if (kind instanceof FunctionKind.Method method) {
            kind = new FunctionKind.Method(copy(method.type()));
        } else if (kind instanceof FunctionKind.Static each) {
            kind = new FunctionKind.Static(copy(each.type()));
        } else if (kind instanceof FunctionKind.Constructor constructor) {
            return constructor(function, constructor.type());
        }
        return function(function, function.name(), kind);
    }

    private Function constructor(Function function, TypeDef resource) {
        boolean plain = function.result().orElseThrow() instanceof TypeDef def
                && def.kind().equals(new TypeDefKind.Own(resource));
        return new Function(
                function.name(),
                new FunctionKind.Constructor(copy(resource)),
                false,
                function.params(),
                plain ? Optional.of(own(copy(resource))) : function.result(),
                Optional.empty(),
                function.stability(),
                Optional.empty(),
                NOWHERE);
    }

    private static TypeDef own(TypeDef resource) {
        return new TypeDef(new TypeDefKind.Own(resource), Stability.UNKNOWN, NOWHERE);
    }

    private static Function function(Function function, String name, FunctionKind kind) {
        return new Function(
                name,
                kind,
                function.async(),
                function.params(),
                function.result(),
                Optional.empty(),
                function.stability(),
                Optional.empty(),
                NOWHERE);
    }

    /** A definition belongs to one world only, so that the mirror has its own. What they are made of is found by name. */
    private TypeDef copy(TypeDef def) {
        TypeDef known = copies.get(def);
        if (known == null) {
            TypeDefKind kind = def.kind();
            if (kind instanceof TypeDefKind.Alias alias && copies.containsKey(alias.type())) {
                kind = new TypeDefKind.Alias(copies.get(alias.type()));
            }
            known = named(def.name().orElseThrow(), kind, def.stability());
            copies.put(def, known);
        }
        return known;
    }

    private static TypeDef named(String name, TypeDefKind kind, Stability stability) {
        return new TypeDef(name, kind, Optional.empty(), stability, Optional.empty(), NOWHERE);
    }
}
