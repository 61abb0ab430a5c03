package dev.witloof.it.generation;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.Map;
import java.util.stream.Stream;

/** Counts what a model has. */
final class ModelCounts {
    private static final ItemCounts METHOD = new ItemCounts(1, 0);
    private static final ItemCounts NOTHING = new ItemCounts(0, 0);

    private ModelCounts() {}

    static ItemCounts of(Interface each) {
        return new ItemCounts(
                each.functions().size(),
                each.types().values().stream().mapToInt(ModelCounts::types).sum());
    }

    static ItemCounts of(World world) {
        return Stream.of(world.imports(), world.exports())
                .map(Map::values)
                .flatMap(items -> items.stream())
                .map(ModelCounts::item)
                .reduce(NOTHING, ItemCounts::plus);
    }

    private static ItemCounts item(WorldItem item) {
        if (item instanceof WorldItem.FunctionItem) {
            return METHOD;
        }
        if (item instanceof WorldItem.TypeItem type) {
            return new ItemCounts(0, types(type.type()));
        }
        Interface each = ((WorldItem.InterfaceItem) item).type();
        ItemCounts inside = each.name().isPresent() ? NOTHING : of(each);
        return each.functions().isEmpty() ? inside : inside.plus(METHOD);
    }

    private static int types(TypeDef def) {
        TypeDefKind kind = def.kind();
        boolean declared = kind instanceof TypeDefKind.Record
                || kind instanceof TypeDefKind.Variant
                || kind instanceof TypeDefKind.Enum
                || kind instanceof TypeDefKind.Flags
                || kind instanceof TypeDefKind.Resource;
        return declared ? 1 : 0;
    }
}
