package dev.witloof.wit;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.Collection;
import java.util.Optional;

/** Spells out the documentation of a package, which {@link ModelText} leaves aside. */
final class DocsText {

    private final StringBuilder out = new StringBuilder();

    private DocsText() {}

    static String of(WitPackage wit) {
        DocsText text = new DocsText();
        text.add("package", wit.docs());
        wit.interfaces().values().forEach(text::iface);
        wit.worlds().values().forEach(text::world);
        return text.out.toString();
    }

    private void add(String what, Optional<String> docs) {
        docs.ifPresent(text -> out.append(what).append(": [").append(text).append("]\n"));
    }

    private void world(World world) {
        add("world " + world.name(), world.docs());
        items(world.imports().values());
        items(world.exports().values());
    }

    private void items(Collection<WorldItem> items) {
        for (WorldItem item : items) {
            if (item instanceof WorldItem.InterfaceItem iface) {
                add("item", iface.docs());
                if (iface.type().name().isEmpty()) {
                    iface(iface.type());
                }
            } else if (item instanceof WorldItem.FunctionItem function) {
                function(function.function());
            } else if (item instanceof WorldItem.TypeItem type) {
                type(type.type());
            }
        }
    }

    private void iface(Interface iface) {
        add("interface", iface.docs());
        iface.types().values().forEach(this::type);
        iface.functions().values().forEach(this::function);
    }

    private void function(Function function) {
        add(function.name(), function.docs());
    }

    private void type(TypeDef type) {
        add(type.name().orElseThrow(), type.docs());
        if (type.kind() instanceof TypeDefKind.Record record) {
            record.fields().forEach(each -> add(each.name(), each.docs()));
        } else if (type.kind() instanceof TypeDefKind.Variant variant) {
            variant.cases().forEach(each -> add(each.name(), each.docs()));
        } else if (type.kind() instanceof TypeDefKind.Enum cases) {
            cases.cases().forEach(each -> add(each.name(), each.docs()));
        } else if (type.kind() instanceof TypeDefKind.Flags flags) {
            flags.flags().forEach(each -> add(each.name(), each.docs()));
        }
    }
}
