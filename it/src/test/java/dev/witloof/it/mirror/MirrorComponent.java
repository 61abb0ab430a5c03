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
import java.util.Optional;
import java.util.Set;

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
    /** What the module imports. */
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
        this.options.add(Binary.of(encoding.ordinal()));
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

    /** An interface that is exported, or the functions of the world. */
    private static final class Exported {
        final String name;
        final Optional<Interface> type;
        final List<Function> functions;
        TypeScope scope;
        final Map<TypeDef, Integer> destructors = new LinkedHashMap<>();

        Exported(String name, Optional<Interface> type, List<Function> functions, TypeScope scope) {
            this.name = name;
            this.type = type;
            this.functions = functions;
            this.scope = scope;
        }
    }

    private byte[] write(World world) {
        findResources(world.imports().values());
        findResources(world.exports().values());
        world.exports().forEach(this::collect);
        instantiateLibrary();
        int realloc = module.importFunction(LIBRARY, Allocator.REALLOC, Allocator.REALLOC_SIGNATURE);
        module.importMemory(LIBRARY, Allocator.MEMORY);
        module.importGlobal(LIBRARY, Allocator.QUIET);
        world.exports().forEach((key, item) -> exported.stream()
                .filter(each -> each.name.equals(key.componentName()) && each.type.isPresent())
                .forEach(each -> defineTypes(
                        each,
                        key instanceof WorldKey.Name && each.type.get().name().isPresent())));
        Map<String, Code> bodies = new LinkedHashMap<>();
        Map<String, FunctionPlan> plans = new LinkedHashMap<>();
        for (Exported each : exported) {
            for (Function function : each.functions) {
                FunctionPlan plan = planner.plan(types.function(function));
                String name = each.name + '#' + function.name();
                plans.put(name, plan);
                bodies.put(
                        name,
                        trapping
                                ? new Code(plan.liftSignature().parameters()).op(0x00)
                                : forward(each, function, plan, realloc));
            }
        }
        bodies.forEach(
                (name, code) -> module.exportFunction(name, plans.get(name).liftSignature(), code));
        int instance = out.instantiate(module, Map.of(LIBRARY, library, FUNCTIONS, out.coreInstance(functions)));
        exported.forEach(each -> export(each, instance, plans));
        return out.toBytes();
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
            exported.add(
                    new Exported(key.componentName(), Optional.empty(), List.of(function.function()), imports.scope()));
        } else if (item instanceof WorldItem.InterfaceItem each) {
            exported.add(new Exported(
                    key.componentName(),
                    Optional.of(each.type()),
                    List.copyOf(each.type().functions().values()),
                    exportScope));
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
    private void defineTypes(Exported each, boolean labelled) {
        // Under a label, the types are nobody's but those of that instance.
        TypeScope scope = labelled ? exportScope.copy() : exportScope;
        each.scope = scope;
        each.type.orElseThrow().types().forEach((name, def) -> {
            if (def.kind() instanceof TypeDefKind.Resource) {
                scope.put(def, defineResource(each, def));
            } else {
                scope.put(def, scope.define(def));
            }
        });
    }

    private int defineResource(Exported each, TypeDef def) {
        Integer destructor = each.destructors.get(def);
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
            int type = each.scope.index(definitions.get(resource));
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

    private void export(Exported each, int instance, Map<String, FunctionPlan> plans) {
        Map<String, Integer> lifted = new LinkedHashMap<>();
        for (Function function : each.functions) {
            String name = each.name + '#' + function.name();
            lifted.put(function.name(), lift(name, function, each.scope, instance, plans.get(name)));
        }
        if (each.type.isPresent()) {
            int index = ExportedInstance.write(out, each.type.get(), each.scope, lifted);
            int visible = out.export(each.name, Space.INSTANCE, index);
            // What is exported later may mention these types, which have a name outside by now.
            each.type.get().types().forEach((name, def) -> each.scope.put(def, out.alias(Space.TYPE, visible, name)));
        } else {
            lifted.forEach((name, index) -> out.export(name, Space.FUNCTION, index));
        }
    }

    private int lift(String name, Function function, TypeScope scope, int instance, FunctionPlan plan) {
        List<Binary> all = new ArrayList<>(options);
        String postReturn = Allocator.postReturn(plan.liftSignature().results());
        all.add(Binary.of(5).unsigned(out.coreAlias(Space.CORE_FUNCTION, library, postReturn)));
        int core = out.coreAlias(Space.CORE_FUNCTION, instance, name);
        return out.lift(core, all, scope.define(function));
    }
}
