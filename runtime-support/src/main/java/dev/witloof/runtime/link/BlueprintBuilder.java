package dev.witloof.runtime.link;

import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.ResourceType;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.core.CoreModule;
import dev.witloof.runtime.core.CoreNames;
import dev.witloof.runtime.core.ExternKind;
import dev.witloof.runtime.core.FunctionShape;
import dev.witloof.runtime.core.ModuleExport;
import dev.witloof.runtime.core.ModuleImport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the parts of a {@link Blueprint} while a component is evaluated. */
final class BlueprintBuilder {
    /** How deep components may instantiate each other. */
    static final int MAX_DEPTH = 100;

    /**
     * How much is evaluated at most, besides what the length of the component allows: each definition counts once for each instance that its component is instantiated to,
     * and so do the names in it, and the parts of a function's type where it is lifted or lowered. Nested components can be
     * instantiated exponentially often, and what a few bytes instantiate, import or pass may have many names and parts.
     *
     * <p>Nothing else bounds the time that preparing a component takes, which has no deadline: at the limit it is a
     * fraction of a second. The largest guests known, those that carry a whole Python, come to some 6,000, and composed
     * ones to some 1,000 for each of their components.
     */
    private static final int BASE_WORK = 120_000;

    /**
     * In how many bytes of the component there may be one more. A function that is imported or exported takes some 100 bytes,
     * and is evaluated as some 15 definitions, names and parts.
     */
    private static final int BYTES_PER_WORK = 4;

    private final int maxWork;
    private final Modules modules;
    private final List<ImportDefinition> imports = new ArrayList<>();
    private final List<Canon> canons = new ArrayList<>();
    private final List<Blueprint.Resource> resources = new ArrayList<>();
    private final Map<ResourceType, Integer> resourceIndices = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>(List.of(-1));
    private int instances;
    private long work;

    /**
     * Starts a blueprint.
     *
     * @param length how many bytes the component has, up to its last definition
     */
    BlueprintBuilder(int length, Modules modules) {
        this.maxWork = BASE_WORK + length / BYTES_PER_WORK;
        this.modules = modules;
    }

    /** Counts definitions or names that are evaluated. */
    void count(int offset, int many) {
        work += many;
        if (work > maxWork) {
            throw Unsupported.definition(
                    offset,
                    "comes to more than " + maxWork + " definitions and names when all its components are"
                            + " instantiated");
        }
    }

    void addImport(ImportDefinition definition) {
        imports.add(definition);
        for (ResourcePath path : definition.introduced()) {
            addResource(new Blueprint.Resource(path.resource(), definition.name(), path.path(), -1));
        }
    }

    /** Adds a component instance that another one instantiates. */
    int addMember(int parent) {
        parents.add(parent);
        return parents.size() - 1;
    }

    int defineResource(int member, ResourceType type) {
        return addResource(new Blueprint.Resource(type, "", List.of(), member));
    }

    private int addResource(Blueprint.Resource resource) {
        resources.add(resource);
        resourceIndices.put(resource.type(), resources.size() - 1);
        return resources.size() - 1;
    }

    /** Notes that a resource type of the component stands for another one. */
    void aliasResource(ResourceType alias, ResourceType type) {
        resourceIndices.put(alias, resource(type));
    }

    int resource(ResourceType type) {
        Integer index = resourceIndices.get(type);
        if (index == null) {
            throw new LinkException("the resource " + type + " is neither imported nor defined by the component");
        }
        return index;
    }

    CoreRef addCanon(Canon canon) {
        int index = canons.size();
        canons.add(canon);
        if (canon instanceof Canon.Lower lower) {
            FunctionSource.Options options = lower.options();
            if (options.memory() != null || options.realloc() != null) {
                add(new Step.Bind(index, options.memory(), options.realloc()));
            }
            if (lower.source() instanceof FunctionSource.Lifted callee) {
                add(new Step.Connect(index, callee));
            }
        }
        return new CoreRef.Canon(index);
    }

    void add(Step step) {
        steps.add(step);
    }

    CoreScope instantiate(int member, CoreModuleDefinition definition, Map<String, CoreScope> given) {
        CoreModule module = modules.of(definition);
        requireNoGarbageCollection(definition, module);
        count(definition.offset(), module.outline().imports().size());
        List<CoreRef> found = new ArrayList<>();
        for (ModuleImport wanted : module.outline().imports()) {
            CoreScope from = given.get(wanted.module());
            if (from == null) {
                throw new LinkException("a core module of the component imports the " + wanted
                        + ", and the component gives it no instance " + CoreNames.quoted(wanted.module()));
            }
            found.add(export(from, wanted.kind(), wanted.name()));
        }
        add(new Step.Instantiate(member, instances, definition, module, found));
        return new CoreScope.OfModule(instances++, module);
    }

    private static void requireNoGarbageCollection(CoreModuleDefinition definition, CoreModule module) {
        if (module.outline().types().contains(FunctionShape.NONE)) {
            throw Unsupported.definition(
                    definition.offset(),
                    "instantiates a core module with struct or array types, whose values no limit of a store bounds");
        }
    }

    CoreRef export(CoreScope instance, ExternKind kind, String name) {
        if (instance instanceof CoreScope.OfModule made) {
            ModuleExport export = made.module().export(name);
            if (export != null && export.kind() == kind) {
                return new CoreRef.Export(made.index(), name);
            }
        } else if (instance instanceof CoreScope.Bundle bundle) {
            CoreRef item = bundle.items().get(name);
            if (item != null) {
                return item;
            }
        }
        throw new LinkException("a core instance of the component exports no " + kind + " " + CoreNames.quoted(name));
    }

    Blueprint build(Map<String, Entity> exports) {
        return new Blueprint(
                List.copyOf(imports),
                Collections.unmodifiableMap(exports),
                List.copyOf(canons),
                List.copyOf(resources),
                Collections.unmodifiableMap(resourceIndices),
                StepOrder.sort(steps).orElseThrow(),
                instances,
                List.copyOf(parents));
    }
}
