package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeRewriter;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resource types put in the place of others, throughout types (Explainer.md, "Type Checking"). Some of the others may still
 * be open: a match of types closes them.
 *
 * <p>Types without a replaced resource type stay the objects that they are, and no object is rewritten twice.
 */
final class Substitution {
    private final ReadContext context;
    private final IdentityHashMap<ResourceType, Optional<ResourceType>> replacements = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();

    Substitution(ReadContext context) {
        this.context = context;
    }

    /** A copy that can be extended without a change to this one. */
    Substitution copy() {
        context.spend(replacements.size());
        Substitution copy = new Substitution(context);
        copy.replacements.putAll(replacements);
        return copy;
    }

    /** Leaves resource types open. */
    Substitution open(List<ResourcePath> resources) {
        context.spend(resources.size());
        resources.forEach(each -> replacements.put(each.resource(), Optional.empty()));
        return this;
    }

    boolean isOpen(ResourceType resource) {
        Optional<ResourceType> replacement = replacements.get(resource);
        return replacement != null && replacement.isEmpty();
    }

    /** Replaces a resource type, which no type that was rewritten before refers to. */
    void put(ResourceType resource, ResourceType replacement) {
        replacements.put(resource, Optional.of(replacement));
    }

    ResourceType apply(ResourceType resource) {
        Optional<ResourceType> replacement = replacements.get(resource);
        return replacement == null ? resource : replacement.orElse(resource);
    }

    ValueType apply(ValueType type) {
        if (!context.types().facts(type).resource()) {
            return type;
        }
        @Nullable ValueType known = (ValueType) done.get(type);
        if (known == null) {
            context.spend(1 + type.parts().size());
            known = context.types().value(type.accept(new ValueTypeRewriter(this::apply, this::apply)));
            done.put(type, known);
        }
        return known;
    }

    FunctionType apply(FunctionType type) {
        context.spend(1 + type.parameters().size());
        if (Stream.concat(type.parameters().stream().map(FunctionType.Parameter::type), type.result().stream())
                .noneMatch(each -> context.types().facts(each).resource())) {
            return type;
        }
        return context.types()
                .function(new FunctionType(
                        type.parameters().stream()
                                .map(each -> new FunctionType.Parameter(each.name(), apply(each.type())))
                                .toList(),
                        type.result().map(this::apply),
                        type.async()));
    }

    InstanceType apply(InstanceType type) {
        @Nullable InstanceType known = (InstanceType) done.get(type);
        if (known == null) {
            known = context.nesting().instance(apply(type.exports()), apply(type.resources()));
            done.put(type, known);
        }
        return known;
    }

    ComponentType apply(ComponentType type) {
        @Nullable ComponentType known = (ComponentType) done.get(type);
        if (known == null) {
            known = context.nesting()
                    .component(
                            apply(type.imports()),
                            apply(type.exports()),
                            apply(type.importedResources()),
                            apply(type.exportedResources()));
            done.put(type, known);
        }
        return known;
    }

    ExternType apply(ExternType type) {
        if (type instanceof ExternType.Function function) {
            return new ExternType.Function(apply(function.type()));
        } else if (type instanceof ExternType.Value value) {
            return new ExternType.Value(apply(value.type()));
        } else if (type instanceof ExternType.Type defined) {
            return new ExternType.Type(apply(defined.type()));
        } else if (type instanceof ExternType.Instance instance) {
            return new ExternType.Instance(apply(instance.type()));
        } else if (type instanceof ExternType.Component component) {
            return new ExternType.Component(apply(component.type()));
        }
        return type;
    }

    DefinedType apply(DefinedType type) {
        if (type instanceof DefinedType.Value value) {
            return new DefinedType.Value(apply(value.type()));
        } else if (type instanceof DefinedType.Function function) {
            return new DefinedType.Function(apply(function.type()));
        } else if (type instanceof DefinedType.Instance instance) {
            return new DefinedType.Instance(apply(instance.type()));
        } else if (type instanceof DefinedType.Component component) {
            return new DefinedType.Component(apply(component.type()));
        } else if (type instanceof DefinedType.Resource resource) {
            return new DefinedType.Resource(apply(resource.type()));
        }
        return type;
    }

    Map<String, ExternType> apply(Map<String, ExternType> types) {
        context.spend(1 + types.size());
        Map<String, ExternType> result = new LinkedHashMap<>();
        types.forEach((name, type) -> result.put(name, apply(type)));
        return result;
    }

    private List<ResourcePath> apply(List<ResourcePath> resources) {
        context.spend(1 + resources.size());
        return resources.stream()
                .map(each -> new ResourcePath(each.path(), apply(each.resource())))
                .toList();
    }
}
