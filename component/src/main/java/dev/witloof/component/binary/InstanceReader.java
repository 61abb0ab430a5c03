package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreInstanceDefinition;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceDefinition;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.type.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        if (in.flag(Rule.INSTANCE_FORM, "0x00 for an instance of a core module or 0x01 for one of exports")) {
            return coreFromExports(start, in);
        }
        int module = scope.index(in, Sort.CORE_MODULE);
        Map<String, Integer> given = new HashMap<>();
        List<CoreInstanceDefinition.Argument> arguments = in.list("arguments", () -> {
            String name = unique(given.keySet(), in.name("the name of an argument"));
            in.expect(Rule.ARGUMENT_FORM, 0x12, "0x12 for a core instance");
            int instance = scope.index(in, Sort.CORE_INSTANCE);
            given.put(name, instance);
            return new CoreInstanceDefinition.Argument(name, instance);
        });
        CoreType.Module type = scope.module(module);
        CoreSubtyping subtyping = new CoreSubtyping(context);
        for (CoreType.Import needed : type.imports()) {
            String what = "core import `" + ExternNames.abbreviate(needed.module()) + "` `"
                    + ExternNames.abbreviate(needed.name()) + "` of core module " + module;
            @Nullable Integer instance = given.get(needed.module());
            if (instance == null) {
                throw context.error(
                        Rule.ARGUMENT_MISSING,
                        "an instantiation of core module " + module,
                        "an argument `" + ExternNames.abbreviate(needed.module()) + "` for its imports");
            }
            @Nullable CoreExternal export = scope.coreInstance(instance).get(needed.name());
            if (export == null) {
                throw context.error(
                        Rule.ITEM_MISSING,
                        "core instance " + instance + " without an export `" + ExternNames.abbreviate(needed.name())
                                + "` as an argument",
                        "one that has it, for the " + what);
            }
            if (export.sort() != needed.type().sort()) {
                throw context.error(
                        Rule.SORT_MISMATCH,
                        what + ", given " + SortReader.a(export.sort()),
                        SortReader.a(needed.type().sort()));
            }
            subtyping.check(what, needed.type(), export);
        }
        scope.addCoreInstance(subtyping.exports(type));
        return new CoreInstanceDefinition.Instantiate(start, module, arguments);
    }

    private CoreInstanceDefinition coreFromExports(int start, BinaryInput in) {
        Map<String, CoreExternal> types = new HashMap<>();
        List<CoreInstanceDefinition.Export> exports = in.list("exports", () -> {
            String name = unique(types.keySet(), in.name("the name of an export"));
            SortIndex item = SortReader.coreItem(in, scope);
            types.put(name, scope.core(item.sort(), item.index()));
            return new CoreInstanceDefinition.Export(name, item);
        });
        scope.addCoreInstance(types);
        return new CoreInstanceDefinition.FromExports(start, exports);
    }

    /** Reads an instance and appends it to the scope. */
    InstanceDefinition read(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        return in.flag(Rule.INSTANCE_FORM, "0x00 for an instance of a component or 0x01 for one of exports")
                ? fromExports(start, in)
                : instantiate(start, in);
    }

    private InstanceDefinition fromExports(int start, BinaryInput in) {
        Names names = Names.ofInstance(context);
        List<InstanceDefinition.Export> exports = in.list("exports", () -> {
            NameReader name = NameReader.read(in);
            SortIndex item = SortReader.item(in, scope);
            name.checkSort(context, item.sort());
            names.add(name.name(), scope.get(item), scope.ref(item.sort(), item.index()));
            return new InstanceDefinition.Export(name.name(), name.attributes(), item);
        });
        InstanceType type = context.nesting().instance(names.types(), List.of());
        scope.add(new ExternType.Instance(type), TypeRef.instance(names.refs()));
        return new InstanceDefinition.FromExports(start, exports, type);
    }

    private InstanceDefinition instantiate(int start, BinaryInput in) {
        int component = scope.index(in, Sort.COMPONENT);
        Map<String, SortIndex> given = new HashMap<>();
        List<InstanceDefinition.Argument> arguments = in.list("arguments", () -> {
            String name = unique(given.keySet(), in.name("the name of an argument"));
            SortIndex item = SortReader.item(in, scope);
            given.put(name, item);
            return new InstanceDefinition.Argument(name, item);
        });
        ComponentType type = scope.component(component);
        TypeRef ref = scope.ref(Sort.COMPONENT, component);
        Substitution substitution = new Substitution(context).open(type.importedResources());
        TypeRefSubstitution names = new TypeRefSubstitution(context);
        Subtyping subtyping = new Subtyping(context);
        for (Map.Entry<String, ExternType> wanted : type.imports().entrySet()) {
            @Nullable SortIndex item = given.get(wanted.getKey());
            if (item == null) {
                throw context.error(
                        Rule.ARGUMENT_MISSING,
                        "an instantiation of component " + component,
                        "an argument for its import `" + ExternNames.abbreviate(wanted.getKey()) + "`");
            }
            subtyping.check(
                    new Subtyping.Place(null, "argument", wanted.getKey()),
                    wanted.getValue(),
                    scope.get(item),
                    substitution);
            TypeRef imported = ref.imports().get(wanted.getKey());
            if (imported != null) {
                names.put(imported, scope.ref(item.sort(), item.index()));
            }
        }
        List<ResourcePath> introduced = new ArrayList<>();
        for (ResourcePath each : type.exportedResources()) {
            each.path().forEach(context::spendOn);
            ResourceType resource = context.names().introduce(start, introduced.size(), each.path());
            substitution.put(each.resource(), resource);
            introduced.add(new ResourcePath(each.path(), resource));
        }
        InstanceType instance = context.nesting().instance(substitution.apply(type.exports()), introduced);
        scope.add(new ExternType.Instance(instance), TypeRef.instance(names.apply(ref.exports())));
        return new InstanceDefinition.Instantiate(start, component, arguments, instance, introduced);
    }

    private String unique(Set<String> names, String name) {
        if (names.contains(name)) {
            throw context.error(
                    Rule.NAME_CONFLICT,
                    "`" + ExternNames.abbreviate(name) + "` for the second time",
                    "different names");
        }
        return name;
    }
}
