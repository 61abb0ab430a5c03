package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that types refer to no resource types but those that are visible, of which there may become more. Types that were
 * found good are not looked at again.
 */
final class ResourceUses {
    private final ReadContext context;
    private final Rule rule;
    private final String wanted;
    private final Set<ResourceType> visible = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> good = Collections.newSetFromMap(new IdentityHashMap<>());

    /** With no visible resource type yet; {@code rule} and {@code wanted} say in errors which should be. */
    ResourceUses(ReadContext context, Rule rule, String wanted) {
        this.context = context;
        this.rule = rule;
        this.wanted = wanted;
    }

    /** Makes a resource type visible; returns whether it was not. */
    boolean show(ResourceType resource) {
        return visible.add(resource);
    }

    void show(List<ResourcePath> resources) {
        context.spend(resources.size());
        resources.forEach(each -> show(each.resource()));
    }

    void check(ExternType type) {
        if (type instanceof ExternType.Function function) {
            check(function.type());
        } else if (type instanceof ExternType.Value value) {
            check(value.type());
        } else if (type instanceof ExternType.Type defined) {
            check(defined.type());
        } else if (type instanceof ExternType.Instance instance) {
            check(instance.type());
        } else if (type instanceof ExternType.Component component) {
            check(component.type());
        }
    }

    void check(DefinedType type) {
        if (type instanceof DefinedType.Value value) {
            check(value.type());
        } else if (type instanceof DefinedType.Function function) {
            check(function.type());
        } else if (type instanceof DefinedType.Resource resource) {
            check(resource.type());
        } else if (type instanceof DefinedType.Instance instance) {
            check(instance.type());
        } else if (type instanceof DefinedType.Component component) {
            check(component.type());
        }
    }

    private void check(InstanceType type) {
        if (good.add(type)) {
            show(type.resources());
            checkAll(type.exports());
        }
    }

    private void check(ComponentType type) {
        if (good.add(type)) {
            show(type.importedResources());
            show(type.exportedResources());
            checkAll(type.imports());
            checkAll(type.exports());
        }
    }

    private void checkAll(Map<String, ExternType> types) {
        context.spend(types.size());
        types.values().forEach(this::check);
    }

    private void check(FunctionType type) {
        if (good.add(type)) {
            context.spend(type.parameters().size());
            type.parameters().forEach(each -> check(each.type()));
            type.result().ifPresent(this::check);
        }
    }

    private void check(ValueType type) {
        if (!context.types().facts(type).resource() || !good.add(type)) {
            return;
        }
        if (type instanceof OwnType own) {
            check(own.resource());
        } else if (type instanceof BorrowType borrow) {
            check(borrow.resource());
        }
        context.spend(type.parts().size());
        type.parts().forEach(this::check);
    }

    private void check(ResourceType resource) {
        if (!visible.contains(resource)) {
            throw context.error(
                    rule, "a use of the resource type `" + ExternNames.abbreviate(resource.toString()) + "`", wanted);
        }
    }
}
