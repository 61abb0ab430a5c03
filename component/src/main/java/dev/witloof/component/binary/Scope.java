package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentDefinition.StaticTypes;
import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The index spaces of a component, a component type or an instance type while it is read, with the imports and exports that it
 * has so far.
 */
final class Scope {
    /** What a scope belongs to. */
    enum Kind {
        COMPONENT,
        COMPONENT_TYPE,
        INSTANCE_TYPE
    }

    private final ReadContext context;
    private final Kind kind;
    private final @Nullable Scope outer;
    private final int depth;

    private final List<CoreType.Module> modules = new ArrayList<>();
    private final List<CoreType> coreTypes = new ArrayList<>();
    private final List<Map<String, CoreExternal>> coreInstances = new ArrayList<>();
    private final Map<Sort, List<CoreExternal>> coreItems = new EnumMap<>(Sort.class);
    private final List<FunctionType> functions = new ArrayList<>();
    private final List<ValueType> values = new ArrayList<>();
    private final List<DefinedType> types = new ArrayList<>();
    private final List<ComponentType> components = new ArrayList<>();
    private final List<InstanceType> instances = new ArrayList<>();
    private final Map<Sort, List<TypeRef>> refs = new EnumMap<>(Sort.class);

    private final IdentityHashMap<ResourceType, String> defined = new IdentityHashMap<>();
    private final Names imports;
    private final Names exports;

    Scope(ReadContext context, Kind kind, @Nullable Scope outer) {
        this.context = context;
        this.kind = kind;
        this.outer = outer;
        this.depth = outer == null ? 0 : outer.depth + 1;
        if (depth > ReadContext.MAX_NESTING) {
            throw context.error(
                    Rule.NESTING,
                    "components and types nested more than " + ReadContext.MAX_NESTING + " deep",
                    "fewer levels");
        }
        this.imports = new Names(context, "import");
        this.exports = new Names(context, "export");
    }

    ReadContext context() {
        return context;
    }

    Kind kind() {
        return kind;
    }

    Names imports() {
        return imports;
    }

    Names exports() {
        return exports;
    }

    /** The scope that many levels outward; 0 is this one. */
    Scope outward(long levels) {
        Scope scope = this;
        for (long i = 0; i < levels; i++) {
            if (scope.outer == null) {
                throw context.error(
                        Rule.OUTER_COUNT, "an alias " + levels + " levels outward", "at most " + depth + " levels");
            }
            scope = scope.outer;
        }
        return scope;
    }

    /** Whether the way that many levels outward leads out of a component. */
    boolean crossesComponent(long levels) {
        for (Scope scope = this; levels > 0 && scope != null; levels--, scope = scope.outer) {
            if (scope.kind == Kind.COMPONENT) {
                return true;
            }
        }
        return false;
    }

    /** Reads an index, and checks that the index space has such an element. */
    int index(BinaryInput in, Sort sort) {
        int start = in.offset();
        long index = in.u32("an index");
        return index(start, index, sort);
    }

    int index(int offset, long index, Sort sort) {
        if (index >= size(sort)) {
            throw new MalformedComponentException(
                    Rule.INDEX,
                    offset,
                    sort + " " + index,
                    "the index of " + SortReader.a(sort) + " defined before, of which there are " + size(sort));
        }
        return (int) index;
    }

    /** The number of elements of an index space. */
    int size(Sort sort) {
        return switch (sort) {
            case CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG ->
                coreItems.getOrDefault(sort, List.of()).size();
            case CORE_TYPE -> coreTypes.size();
            case CORE_MODULE -> modules.size();
            case CORE_INSTANCE -> coreInstances.size();
            case FUNCTION -> functions.size();
            case VALUE -> values.size();
            case TYPE -> types.size();
            case COMPONENT -> components.size();
            case INSTANCE -> instances.size();
        };
    }

    /** Appends a core function, table, memory, global or tag. */
    void addCore(CoreExternal item) {
        coreItems.computeIfAbsent(item.sort(), key -> new ArrayList<>()).add(item);
    }

    /** The type of a core function, table, memory, global or tag. */
    CoreExternal core(Sort sort, int index) {
        return coreItems.getOrDefault(sort, List.of()).get(index);
    }

    /** The type of a core function. */
    CoreType.Function coreFunction(int index) {
        return ((CoreExternal.Function) core(Sort.CORE_FUNCTION, index)).type();
    }

    CoreType.Module module(int index) {
        return modules.get(index);
    }

    void addCoreType(CoreType type) {
        coreTypes.add(type);
    }

    /** Appends a core instance of the given exports. */
    void addCoreInstance(Map<String, CoreExternal> exports) {
        coreInstances.add(exports);
    }

    /** Appends to the index space that the type belongs to. */
    void add(ExternType type, TypeRef ref) {
        refs.computeIfAbsent(type.sort(), key -> new ArrayList<>()).add(ref);
        if (type instanceof ExternType.Module module) {
            modules.add(module.type());
        } else if (type instanceof ExternType.Function function) {
            functions.add(function.type());
        } else if (type instanceof ExternType.Value value) {
            values.add(value.type());
        } else if (type instanceof ExternType.Type defined) {
            types.add(defined.type());
        } else if (type instanceof ExternType.Component component) {
            components.add(component.type());
        } else if (type instanceof ExternType.Instance instance) {
            instances.add(instance.type());
        }
    }

    /** The static type of something of a component sort, or of a core module. */
    ExternType get(SortIndex item) {
        int index = item.index();
        return switch (item.sort()) {
            case CORE_MODULE -> new ExternType.Module(modules.get(index));
            case FUNCTION -> new ExternType.Function(functions.get(index));
            case VALUE -> new ExternType.Value(values.get(index));
            case TYPE -> new ExternType.Type(types.get(index));
            case COMPONENT -> new ExternType.Component(components.get(index));
            case INSTANCE -> new ExternType.Instance(instances.get(index));
            default -> throw new IllegalArgumentException(item + " has no static type");
        };
    }

    /** The type of something of a component sort, as its index refers to it. */
    TypeRef ref(Sort sort, int index) {
        return refs.getOrDefault(sort, List.of()).get(index);
    }

    CoreType coreType(int index) {
        return coreTypes.get(index);
    }

    Map<String, CoreExternal> coreInstance(int index) {
        return coreInstances.get(index);
    }

    FunctionType function(int index) {
        return functions.get(index);
    }

    InstanceType instance(int index) {
        return instances.get(index);
    }

    ComponentType component(int index) {
        return components.get(index);
    }

    DefinedType type(int index) {
        return types.get(index);
    }

    /** Notes that this component defines a resource type, and so may make handles of it; the letter is its representation. */
    void define(ResourceType resource, String representation) {
        defined.put(resource, representation);
    }

    /** The representation of a resource type that this component defines. */
    Optional<String> representation(ResourceType resource) {
        return Optional.ofNullable(defined.get(resource));
    }

    StaticTypes staticTypes() {
        return new StaticTypes(types, functions, instances, components);
    }
}
