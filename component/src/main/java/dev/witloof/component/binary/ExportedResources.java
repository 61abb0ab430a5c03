package dev.witloof.component.binary;

import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the first export of each resource type that a component does not import, and checks that exports refer to no resource
 * type without a name outside (Explainer.md, "External Visibility of Types").
 */
final class ExportedResources {
    private final ReadContext context;
    private final Scope scope;
    private final ResourceUses uses;
    private final Set<Object> searched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<String> path = new ArrayDeque<>();

    ExportedResources(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
        this.uses =
                new ResourceUses(context, Rule.TYPE_NAME, "only resource types that are imported, or exported before");
    }

    void show(List<ResourcePath> imported) {
        uses.show(imported);
    }

    void add(String name, ExternType type) {
        search(name, type);
        uses.check(type);
    }

    private void search(String name, ExternType type) {
        path.addLast(name);
        if (type instanceof ExternType.Type defined && defined.type() instanceof DefinedType.Resource resource) {
            export(resource.type());
        } else if (type instanceof ExternType.Instance instance && searched.add(instance.type())) {
            context.spend(instance.type().exports().size());
            for (Map.Entry<String, ExternType> export :
                    instance.type().exports().entrySet()) {
                search(export.getKey(), export.getValue());
            }
        }
        path.removeLast();
    }

    private void export(ResourceType resource) {
        if (uses.show(resource)) {
            context.spend(path.size());
            ResourcePath exported = new ResourcePath(new ArrayList<>(path), resource);
            scope.exports().introduce(exported);
            context.names().learn(exported);
        }
    }
}
