package dev.witloof.runtime.link;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeRewriter;
import dev.witloof.runtime.LinkException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The index spaces of one instantiation of a component, as far as it has been evaluated. Types come from the definition,
 * which knows them all.
 */
final class Scope {
    final ComponentDefinition definition;
    final @Nullable Scope outer;
    private final Map<Sort, List<CoreRef>> coreItems = new EnumMap<>(Sort.class);
    final List<CoreModuleDefinition> modules = new ArrayList<>();
    final List<CoreScope> coreInstances = new ArrayList<>();
    final List<FunctionSource> functions = new ArrayList<>();
    final List<Entity.Component> components = new ArrayList<>();
    final List<Entity.Instance> instances = new ArrayList<>();
    final Map<String, Entity> exports = new LinkedHashMap<>();
    private final Map<ResourceType, ResourceType> resources = new HashMap<>();
    /** What types of this definition have become in terms of the resource types that it has been given. */
    private final IdentityHashMap<ValueType, ValueType> actualTypes = new IdentityHashMap<>();

    Scope(ComponentDefinition definition, @Nullable Scope outer) {
        this.definition = definition;
        this.outer = outer;
        for (Sort sort :
                List.of(Sort.CORE_FUNCTION, Sort.CORE_TABLE, Sort.CORE_MEMORY, Sort.CORE_GLOBAL, Sort.CORE_TAG)) {
            coreItems.put(sort, new ArrayList<>());
        }
    }

    void addCore(Sort sort, CoreRef ref) {
        coreSpace(sort).add(ref);
    }

    CoreRef core(Sort sort, int index) {
        return coreSpace(sort).get(index);
    }

    private List<CoreRef> coreSpace(Sort sort) {
        List<CoreRef> space = coreItems.get(sort);
        if (space == null) {
            throw new LinkException("a " + sort + " stands where a core function, table, memory or global is wanted");
        }
        return space;
    }

    /** Adds one element to the index space of its kind. */
    void add(Entity entity) {
        if (entity instanceof Entity.Function function) {
            functions.add(function.source());
        } else if (entity instanceof Entity.Instance instance) {
            instances.add(instance);
        } else if (entity instanceof Entity.Component component) {
            components.add(component);
        } else if (entity instanceof Entity.Module module) {
            modules.add(module.definition());
        }
    }

    Entity get(SortIndex item) {
        int index = item.index();
        return switch (item.sort()) {
            case FUNCTION -> new Entity.Function(functions.get(index));
            case INSTANCE -> instances.get(index);
            case TYPE -> type(definition.types().types().get(index));
            case COMPONENT -> components.get(index);
            case CORE_MODULE -> new Entity.Module(modules.get(index));
            case VALUE, CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_INSTANCE ->
                throw new LinkException(
                        "the component exports or passes on a " + item.sort() + ", which is not supported");
        };
    }

    /** A type as an entity that means the same outside of this scope. */
    Entity.Type type(DefinedType type) {
        return new Entity.Type(
                type instanceof DefinedType.Resource resource
                        ? new DefinedType.Resource(actual(resource.type()))
                        : type);
    }

    /** Notes what a resource type of this definition stands for in this instantiation. */
    void bind(ResourceType resource, ResourceType actual) {
        resources.put(resource, actual);
    }

    /** What a resource type stands for: itself, unless it came in from outside. */
    ResourceType actual(ResourceType resource) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            ResourceType bound = scope.resources.get(resource);
            if (bound != null) {
                return bound;
            }
        }
        return resource;
    }

    /**
     * A function type in terms of what the resource types in it stand for.
     *
     * @param count told how many types are looked at, as often as they are
     */
    FunctionType actual(FunctionType type, IntConsumer count) {
        count.accept(type.parameters().size());
        if (resources.isEmpty() && outer == null) {
            return type;
        }
        return new FunctionType(
                type.parameters().stream()
                        .map(each -> new FunctionType.Parameter(each.name(), actual(each.type(), count)))
                        .toList(),
                type.result().map(result -> actual(result, count)),
                type.async());
    }

    private ValueType actual(ValueType type, IntConsumer count) {
        count.accept(1);
        ValueType known = actualTypes.get(type);
        if (known == null) {
            known = type.accept(new ValueTypeRewriter(part -> actual(part, count), this::actual));
            actualTypes.put(type, known);
        }
        return known;
    }

    Scope outward(int count) {
        Scope scope = this;
        for (int i = 0; i < count; i++) {
            Scope next = scope.outer;
            if (next == null) {
                throw new LinkException("an alias goes " + count + " components outward, and there are only " + i);
            }
            scope = next;
        }
        return scope;
    }
}
