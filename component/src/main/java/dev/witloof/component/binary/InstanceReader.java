package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.CoreInstanceDefinition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceDefinition;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.type.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads definitions of instances and core instances (Binary.md, "Instance Definitions"). */
final class InstanceReader {
    private final ReadContext context;
    private final Scope scope;

    InstanceReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
    }

    /** Reads a core instance and appends it to the scope. */
    CoreInstanceDefinition readCore(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        if (in.flag("0x00 for an instance of a core module or 0x01 for one of exports")) {
            return coreFromExports(start, in);
        }
        int module = scope.index(in, Sort.CORE_MODULE);
        Set<String> names = new HashSet<>();
        List<CoreInstanceDefinition.Argument> arguments = in.list("arguments", () -> {
            String name = unique(names, in.name("the name of an argument"));
            in.expect(0x12, "0x12 for a core instance");
            return new CoreInstanceDefinition.Argument(name, scope.index(in, Sort.CORE_INSTANCE));
        });
        scope.addCoreInstance(Optional.empty());
        return new CoreInstanceDefinition.Instantiate(start, module, arguments);
    }

    private CoreInstanceDefinition coreFromExports(int start, BinaryInput in) {
        Map<String, Sort> sorts = new HashMap<>();
        List<CoreInstanceDefinition.Export> exports = in.list("exports", () -> {
            String name = unique(sorts.keySet(), false, in.name("the name of an export"));
            SortIndex item = SortReader.coreItem(in, scope);
            sorts.put(name, item.sort());
            return new CoreInstanceDefinition.Export(name, item);
        });
        scope.addCoreInstance(Optional.of(sorts));
        return new CoreInstanceDefinition.FromExports(start, exports);
    }

    /** Reads an instance and appends it to the scope. */
    InstanceDefinition read(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        InstanceDefinition definition = in.flag("0x00 for an instance of a component or 0x01 for one of exports")
                ? fromExports(start, in)
                : instantiate(start, in);
        scope.add(new ExternType.Instance(definition.type()));
        return definition;
    }

    private InstanceDefinition fromExports(int start, BinaryInput in) {
        Names names = new Names(context, "export");
        List<InstanceDefinition.Export> exports = in.list("exports", () -> {
            NameReader name = NameReader.read(in);
            SortIndex item = SortReader.item(in, scope);
            name.checkSort(context, item.sort());
            names.add(name.name(), scope.get(item));
            return new InstanceDefinition.Export(name.name(), name.attributes(), item);
        });
        return new InstanceDefinition.FromExports(
                start, exports, context.nesting().instance(names.types(), List.of()));
    }

    private InstanceDefinition instantiate(int start, BinaryInput in) {
        int component = scope.index(in, Sort.COMPONENT);
        Map<String, SortIndex> given = new HashMap<>();
        List<InstanceDefinition.Argument> arguments = in.list("arguments", () -> {
            String name = unique(given.keySet(), false, in.name("the name of an argument"));
            SortIndex item = SortReader.item(in, scope);
            given.put(name, item);
            return new InstanceDefinition.Argument(name, item);
        });
        ComponentType type = scope.component(component);
        Substitution substitution = new Substitution(context).open(type.importedResources());
        Subtyping subtyping = new Subtyping(context);
        for (Map.Entry<String, ExternType> wanted : type.imports().entrySet()) {
            @Nullable SortIndex item = given.get(wanted.getKey());
            if (item == null) {
                throw context.error(
                        "an instantiation of component " + component,
                        "an argument for its import `" + ExternNames.abbreviate(wanted.getKey()) + "`");
            }
            subtyping.check(
                    new Subtyping.Place(null, "argument", wanted.getKey()),
                    wanted.getValue(),
                    scope.get(item),
                    substitution);
        }
        List<ResourcePath> introduced = new ArrayList<>();
        for (ResourcePath each : type.exportedResources()) {
            each.path().forEach(context::spendOn);
            ResourceType resource = context.names().introduce(start, introduced.size(), each.path());
            substitution.put(each.resource(), resource);
            introduced.add(new ResourcePath(each.path(), resource));
        }
        InstanceType instance = context.nesting().instance(substitution.apply(type.exports()), introduced);
        return new InstanceDefinition.Instantiate(start, component, arguments, instance, introduced);
    }

    private String unique(Set<String> names, String name) {
        return unique(names, true, name);
    }

    private String unique(Set<String> names, boolean add, String name) {
        if (add ? !names.add(name) : names.contains(name)) {
            throw context.error("`" + ExternNames.abbreviate(name) + "` for the second time", "different names");
        }
        return name;
    }
}
