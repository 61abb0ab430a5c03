package dev.witloof.codegen.bind;

import dev.witloof.wit.model.WorldItem;

/** Looks for what cannot be generated in one import or export of a world. */
final class ItemCheck implements WorldItem.Visitor<UnsupportedTypes> {
    private final UnsupportedTypes check;

    ItemCheck(UnsupportedTypes check) {
        this.check = check;
    }

    @Override
    public UnsupportedTypes visit(WorldItem.InterfaceItem item) {
        if (item.type().name().isEmpty()) {
            check.check(item.type());
        }
        return check;
    }

    @Override
    public UnsupportedTypes visit(WorldItem.FunctionItem item) {
        check.check(item.function());
        return check;
    }

    @Override
    public UnsupportedTypes visit(WorldItem.TypeItem item) {
        check.check(item.type());
        return check;
    }
}
