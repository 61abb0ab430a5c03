package dev.witloof.it.mirror;

import dev.witloof.codegen.bind.ComponentTypes;
import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.CoreSignature;
import dev.witloof.component.abi.CoreType;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.type.ResourceType;
import dev.witloof.it.mirror.ComponentWriter.Space;
import dev.witloof.runtime.abi.StringEncoding;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a component of exactly a world's type. Its functions hand each call on to the import of the same name, or trap.
 *
 * <p>Interfaces that it exports define resources of their own, as those of guests do.
 */
final class MirrorComponent {
    private static final CoreSignature MAP = new CoreSignature(List.of(CoreType.I32), List.of(CoreType.I32));
    private static final CoreSignature TAKE = new CoreSignature(List.of(CoreType.I32), List.of());
    private static final int NEW = 2;
    private static final int DROP = 3;
    private static final int REP = 4;
    private static final int QUIET_GLOBAL = 0;
    private static final String LIBRARY = "library";
    private static final String FUNCTIONS = "functions";

    private final Map<String, String> targets;
    private final boolean trapping;
    private final List<Binary> options = new ArrayList<>();
    private final ComponentWriter out = new ComponentWriter();
    private final ComponentTypes types = new ComponentTypes();
    private final AbiPlanner planner = new AbiPlanner();
    private final CoreModule module = new CoreModule();
    /** What the module imports, and the positions of some of it in the module. */
    private final Map<String, Integer> functions = new LinkedHashMap<>();

    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<ResourceType, TypeDef> definitions = new HashMap<>();
    /** The indices of the resource types that the component defines. */
    private final Set<Integer> defined = new HashSet<>();

    private final List<Exported> exported = new ArrayList<>();
    private final ComponentImports imports;
    private final TypeScope exportScope;
    private int library;

    private MirrorComponent(World world, Map<String, String> targets, StringEncoding encoding, boolean trapping) {
        this.targets = targets;
        this.trapping = trapping;
        this.options.add(Binary.of(
                switch (encoding) {
                    case UTF8 -> 0;
                    case UTF16 -> 1;
                    case LATIN1_UTF16 -> 2;
                }));
        this.imports = ComponentImports.write(world, out);
        this.exportScope = imports.scope().copy();
    }

    /**
     * Writes a component that hands each call on.
     *
     * @param mirror the world, which imports what it exports
     * @param encoding how strings lie in its memory
     */
    static byte[] forwarding(Mirror mirror, StringEncoding encoding) {
        return new MirrorComponent(mirror.world(), mirror.targets(), encoding, false).write(mirror.world());
    }

    /** Writes a component of a world's type of which every function traps. */
    static byte[] trapping(World world) {
        return new MirrorComponent(world, Map.of(), StringEncoding.UTF8, true).write(world);
    }

    /** An interface that is exported, or a function of the world. */
    private static final class Exported {
        final String name;
        final Optional<Interface> type;
        final List<Function> functions;
        /** Whether the interface has a name, and is exported under another. */
        final boolean labelled;
        /** The types as it sees them. */
        TypeScope scope;

        final Map<TypeDef, Integer> destructors = new LinkedHashMap<>();

        Exported(WorldKey key, Optional<Interface> type, List<Function> functions, TypeScope scope) {
            this.name = key.componentName();
            this.type = type;
            this.functions = functions;
            this.labelled = key instanceof WorldKey.Name
                    && type.flatMap(Interface::name).isPresent();
            this.scope = scope;
        }
    }

    /** A function of the module, by the name under which that exports it. */
    private record Body(String name, Exported owner, Function function, FunctionPlan plan, Code code) {}

    private byte[] write(World world) {
        findResources(world.imports().values());
        findResources(world.exports().values());
        world.exports().forEach(this::collect);
        instantiateLibrary();
        int realloc = module.importFunction(LIBRARY, Allocator.REALLOC, Allocator.REALLOC_SIGNATURE);
        module.importMemory(LIBRARY, Allocator.MEMORY);
        module.importGlobal(LIBRARY, Allocator.QUIET);
        exported.forEach(each -> each.type.ifPresent(type -> defineTypes(each, type)));
        List<Body> bodies = new ArrayList<>();
        for (Exported each : exported) {
            for (Function function : each.functions) {
                bodies.add(body(each, function, realloc));
            }
        }
        bodies.forEach(each -> module.exportFunction(each.name(), each.plan().liftSignature(), each.code()));
        int instance = out.instantiate(module, Map.of(LIBRARY, library, FUNCTIONS, out.coreInstance(functions)));
        for (Exported each : exported) {
            export(
                    each,
                    instance,
                    bodies.stream().filter(body -> body.owner() == each).toList());
        }
        return out.toBytes();
    }

    private Body body(Exported each, Function function, int realloc) {
        FunctionPlan plan = planner.plan(types.function(function));
        String name = each.name + '#' + function.name();
        Code code = trapping
                ? new Code(plan.liftSignature().parameters()).op(0x00) // unreachable
                : forward(each, function, plan, realloc);
        return new Body(name, each, function, plan, code);
    }

    private void findResources(Collection<WorldItem> items) {
        for (WorldItem item : items) {
            if (item instanceof WorldItem.TypeItem type) {
                findResource(type.type());
            } else if (item instanceof WorldItem.InterfaceItem each) {
                each.type().types().values().forEach(this::findResource);
            }
        }
    }

    private void findResource(TypeDef def) {
        TypeDef target = def.dealias();
        if (target.kind() instanceof TypeDefKind.Resource) {
            definitions.put(types.resource(target), target);
        }
    }

    private void collect(WorldKey key, WorldItem item) {
        if (item instanceof WorldItem.FunctionItem function) {
            exported.add(new Exported(key, Optional.empty(), List.of(function.function()), imports.scope()));
        } else if (item instanceof WorldItem.InterfaceItem each) {
            List<Function> all = List.copyOf(each.type().functions().values());
            exported.add(new Exported(key, Optional.of(each.type()), all, exportScope));
        }
    }

    /** Makes the instance that destructors and memory are in; destructors drop the handle of the import's resource. */
    private void instantiateLibrary() {
        Map<String, Integer> drops = new LinkedHashMap<>();
        for (Exported each : exported) {
            each.type.ifPresent(type -> type.types().forEach((name, def) -> {
                if (def.kind() instanceof TypeDefKind.Resource && !trapping) {
                    each.destructors.put(def, drops.size());
                    drops.put(
                            Integer.toString(drops.size()),
                            builtin(DROP, imports.type(targets.getOrDefault(each.name, each.name), name)));
                }
            }));
        }
        library = out.instantiate(Allocator.module(drops.size()), Map.of("drop", out.coreInstance(drops)));
        int memory = out.coreAlias(Space.CORE_MEMORY, library, Allocator.MEMORY);
        int realloc = out.coreAlias(Space.CORE_FUNCTION, library, Allocator.REALLOC);
        options.add(Binary.of(3).unsigned(memory));
        options.add(Binary.of(4).unsigned(realloc));
    }

    private int builtin(int code, int type) {
        return out.coreFunction(Binary.of(code).unsigned(type));
    }

    /** Gives the types of an exported interface their indices. */
    private void defineTypes(Exported each, Interface type) {
        // Under a label, the types are nobody's but those of that instance.
        TypeScope scope = each.labelled ? exportScope.copy() : exportScope;
        each.scope = scope;
        for (TypeDef def : type.types().values()) {
            boolean resource = def.kind() instanceof TypeDefKind.Resource;
            scope.put(def, resource ? defineResource(each.destructors.get(def)) : scope.define(def));
        }
    }

    private int defineResource(@Nullable Integer destructor) {
        Binary bound = destructor == null
                ? Binary.of(0)
                : Binary.of(1).unsigned(out.coreAlias(Space.CORE_FUNCTION, library, Allocator.destructor(destructor)));
        int type = out.type(Binary.of(0x3F, 0x7F).append(bound));
        defined.add(type);
        return type;
    }

    private Code forward(Exported each, Function function, FunctionPlan plan, int realloc) {
        Map<ResourceType, Forwarder.Own> own = new HashMap<>();
        Map<ResourceType, Integer> drops = new HashMap<>();
        for (ResourceType resource : plan.resources()) {
            int type = each.scope.index(Objects.requireNonNull(definitions.get(resource)));
            if (defined.contains(type)) {
                own.put(
                        resource,
                        new Forwarder.Own(builtin(NEW, type, MAP), builtin(REP, type, MAP), builtin(DROP, type, TAKE)));
            } else {
                drops.put(resource, builtin(DROP, type, TAKE));
            }
        }
        String target = targets.getOrDefault(each.name, each.name);
        int imported = each.type.isPresent() ? imports.function(target, function.name()) : imports.function("", target);
        String name = each.name + '#' + function.name();
        functions.put(name, out.coreFunction(Binary.of(1, 0).unsigned(imported).vector(options)));
        int position = module.importFunction(FUNCTIONS, name, plan.lowerSignature());
        return new Forwarder(plan, own, drops, QUIET_GLOBAL).forward(position, realloc);
    }

    /** Lets the module import a function for a resource type, once; returns its position in the module. */
    private int builtin(int code, int type, CoreSignature signature) {
        String name = "builtin" + code + " " + type;
        return positions.computeIfAbsent(name, key -> {
            functions.put(name, builtin(code, type));
            return module.importFunction(FUNCTIONS, name, signature);
        });
    }

    private void export(Exported each, int instance, List<Body> bodies) {
        Map<String, Integer> lifted = new LinkedHashMap<>();
        bodies.forEach(body -> lifted.put(body.function().name(), lift(body, instance)));
        if (each.type.isEmpty()) {
            lifted.forEach((name, index) -> out.export(name, Space.FUNCTION, index));
            return;
        }
        Interface type = each.type.get();
        int index = ExportedInstance.write(out, type, each.scope, lifted);
        int visible = out.export(each.name, Space.INSTANCE, index);
        // What is exported later may mention these types, which have a name outside by now.
        type.types().forEach((name, def) -> each.scope.put(def, out.alias(Space.TYPE, visible, name)));
    }

    private int lift(Body body, int instance) {
        List<Binary> all = new ArrayList<>(options);
        String postReturn = Allocator.postReturn(body.plan().liftSignature().results());
        all.add(Binary.of(5).unsigned(out.coreAlias(Space.CORE_FUNCTION, library, postReturn)));
        int core = out.coreAlias(Space.CORE_FUNCTION, instance, body.name());
        return out.lift(core, all, body.owner().scope.define(body.function()));
    }
}
