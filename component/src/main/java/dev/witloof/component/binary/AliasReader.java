package dev.witloof.component.binary;

import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import java.util.Map;
import java.util.Optional;
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
            default -> throw context.error(BinaryInput.hex(target), "the kind of an alias: 0x00, 0x01 or 0x02");
        };
    }

    private AliasDefinition instanceExport(int start, Sort sort, BinaryInput in) {
        int instance = scope.index(in, Sort.INSTANCE);
        String name = in.name("the name of an export");
        if (scope.kind() != Scope.Kind.COMPONENT && sort != Sort.INSTANCE && sort != Sort.TYPE) {
            throw context.error("an alias of " + SortReader.a(sort) + " inside a type", "one of an instance or type");
        }
        @Nullable ExternType type = scope.instance(instance).exports().get(name);
        if (type == null || type.sort() != sort) {
            throw context.error(
                    "an alias of `" + ExternNames.abbreviate(name) + "`, which instance " + instance
                            + (type == null ? " does not export" : " exports as " + SortReader.a(type.sort())),
                    "the name of an exported " + sort);
        }
        scope.add(type);
        return new AliasDefinition.InstanceExport(start, sort, instance, name);
    }

    private AliasDefinition coreInstanceExport(int start, Sort sort, BinaryInput in) {
        int instance = scope.index(in, Sort.CORE_INSTANCE);
        String name = in.name("the name of an export");
        if (scope.kind() != Scope.Kind.COMPONENT || !SortReader.isCoreItem(sort)) {
            throw context.error(
                    "an alias of a core instance's " + sort, "one of a core func, table, memory, global or tag");
        }
        Optional<Map<String, Sort>> exports = scope.coreInstance(instance);
        if (exports.isPresent() && exports.get().get(name) != sort) {
            throw context.error(
                    "an alias of `" + ExternNames.abbreviate(name) + "`, which core instance " + instance
                            + " does not export as " + SortReader.a(sort),
                    "the name of an exported " + sort);
        }
        scope.addCore(sort);
        return new AliasDefinition.CoreInstanceExport(start, sort, instance, name);
    }

    private AliasDefinition outer(int start, Sort sort, BinaryInput in) {
        long count = in.u32("how many levels outward an alias goes");
        Scope target = scope.outward(count);
        boolean allowed =
                switch (sort) {
                    case CORE_TYPE, TYPE -> true;
                    case CORE_MODULE, COMPONENT -> scope.kind() == Scope.Kind.COMPONENT;
                    default -> false;
                };
        if (!allowed) {
            throw context.error(
                    "an outer alias of " + SortReader.a(sort),
                    "one of a type, or in a component of a component or core module");
        }
        int index = target.index(in, sort);
        if (sort == Sort.CORE_TYPE) {
            scope.addCoreType(target.coreType(index));
        } else {
            ExternType type = target.get(new SortIndex(sort, index));
            if (sort == Sort.TYPE && scope.crossesComponent(count)) {
                new ResourceUses(context, "an outer alias of a type without resources").check(type);
            }
            scope.add(type);
        }
        return new AliasDefinition.Outer(start, sort, (int) count, index);
    }
}
