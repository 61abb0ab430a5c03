package dev.witloof.component.binary;

import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import org.jspecify.annotations.Nullable;

/** Reads aliases (Binary.md, "Alias Definitions"). */
final class AliasReader {
    private final ReadContext context;
    private final Scope scope;

    AliasReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
    }

    /** Reads an alias and appends what it stands for to the scope. */
    AliasDefinition read(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        Sort sort = SortReader.sort(in);
        int target = in.u8("the kind of an alias");
        return switch (target) {
            case 0x00 -> instanceExport(start, sort, in);
            case 0x01 -> coreInstanceExport(start, sort, in);
            case 0x02 -> outer(start, sort, in);
            default ->
                throw context.error(
                        Rule.ALIAS_FORM, BinaryInput.hex(target), "the kind of an alias: 0x00, 0x01 or 0x02");
        };
    }

    private AliasDefinition instanceExport(int start, Sort sort, BinaryInput in) {
        int instance = scope.index(in, Sort.INSTANCE);
        String name = in.name("the name of an export");
        if (scope.kind() != Scope.Kind.COMPONENT && sort != Sort.INSTANCE && sort != Sort.TYPE) {
            throw context.error(
                    Rule.ALIAS_SORT,
                    "an alias of " + SortReader.a(sort) + " inside a type",
                    "one of an instance or type");
        }
        @Nullable ExternType type = scope.instance(instance).exports().get(name);
        if (type == null || type.sort() != sort) {
            throw context.error(
                    Rule.ALIAS_EXPORT,
                    "an alias of `" + ExternNames.abbreviate(name) + "`, which instance " + instance
                            + (type == null ? " does not export" : " exports as " + SortReader.a(type.sort())),
                    "the name of an exported " + sort);
        }
        scope.add(type, scope.ref(Sort.INSTANCE, instance).export(name, type));
        return new AliasDefinition.InstanceExport(start, sort, instance, name);
    }

    private AliasDefinition coreInstanceExport(int start, Sort sort, BinaryInput in) {
        int instance = scope.index(in, Sort.CORE_INSTANCE);
        String name = in.name("the name of an export");
        if (!SortReader.isCoreItem(sort)) {
            throw context.error(
                    Rule.SORT_FORM,
                    "an alias of a core instance's " + sort,
                    "one of a core func, table, memory, global or tag");
        }
        if (scope.kind() != Scope.Kind.COMPONENT) {
            throw context.error(
                    Rule.ALIAS_SORT,
                    "an alias of " + SortReader.a(sort) + " inside a type",
                    "one of an instance or type");
        }
        CoreExternal export = scope.coreInstance(instance).get(name);
        if (export == null || export.sort() != sort) {
            throw context.error(
                    Rule.ALIAS_EXPORT,
                    "an alias of `" + ExternNames.abbreviate(name) + "`, which core instance " + instance
                            + " does not export as " + SortReader.a(sort),
                    "the name of an exported " + sort);
        }
        scope.addCore(export);
        return new AliasDefinition.CoreInstanceExport(start, sort, instance, name);
    }

    private AliasDefinition outer(int start, Sort sort, BinaryInput in) {
        boolean inComponents =
                switch (sort) {
                    case CORE_TYPE, TYPE -> false;
                    case CORE_MODULE, COMPONENT -> true;
                    default ->
                        throw context.error(
                                Rule.SORT_FORM,
                                "an outer alias of " + SortReader.a(sort),
                                "one of a type, or in a component of a component or core module");
                };
        if (inComponents && scope.kind() != Scope.Kind.COMPONENT) {
            throw context.error(
                    Rule.ALIAS_SORT, "an outer alias of " + SortReader.a(sort) + " inside a type", "one of a type");
        }
        long count = in.u32("how many levels outward an alias goes");
        Scope target = scope.outward(count);
        int index = target.index(in, sort);
        if (sort == Sort.CORE_TYPE) {
            scope.addCoreType(target.coreType(index));
        } else {
            ExternType type = target.get(new SortIndex(sort, index));
            if (sort == Sort.TYPE && scope.crossesComponent(count)) {
                new ResourceUses(context, Rule.OUTER_RESOURCE, "an outer alias of a type without resources")
                        .check(type);
            }
            scope.add(type, target.ref(sort, index));
        }
        return new AliasDefinition.Outer(start, sort, (int) count, index);
    }
}
