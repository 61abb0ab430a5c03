package dev.witloof.wit.print;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.List;

/** Prints the content of a world: what it imports, with its types, and what it exports. */
final class WorldPrinter {

    private final World world;
    private final WitText out;

    WorldPrinter(World world, WitText out) {
        this.world = world;
        this.out = out;
    }

    void print() {
        List<TypeDef> types = new ArrayList<>();
        List<Function> functions = new ArrayList<>();
        world.imports().values().forEach(item -> {
            if (item instanceof WorldItem.TypeItem type) {
                types.add(type.type());
            } else if (item instanceof WorldItem.FunctionItem function) {
                functions.add(function.function());
            }
        });
        world.imports().forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem iface) {
                item("import", key, iface);
            }
        });
        functions.stream()
                .filter(function -> function.kind().resource().isEmpty())
                .forEach(function -> function("import", function));
        MembersPrinter members = new MembersPrinter(world, types, functions, out);
        members.uses();
        members.types();
        if (!world.exports().isEmpty()) {
            out.gap();
        }
        world.exports().forEach(this::export);
    }

    private void export(WorldKey key, WorldItem item) {
        if (item instanceof WorldItem.InterfaceItem iface) {
            item("export", key, iface);
        } else if (item instanceof WorldItem.FunctionItem function) {
            function("export", function.function());
        } else {
            throw new IllegalArgumentException("world " + world + " exports a type: " + key.componentName());
        }
    }

    private void function(String verb, Function function) {
        MembersPrinter.item(function.docs(), function.stability(), function.externalId(), out);
        out.line(verb + " " + Signatures.statement(function));
    }

    private void item(String verb, WorldKey key, WorldItem.InterfaceItem item) {
        Interface target = item.type();
        String label = key instanceof WorldKey.Name name ? Ids.of(name.label()) + ": " : "";
        if (target.name().isPresent()) {
            MembersPrinter.item(item.docs(), item.stability(), item.externalId(), out);
            out.line(verb + " " + label + MembersPrinter.path(target, world.packageName()) + ";");
            return;
        }
        // The documentation of an interface that is spelled in place is its own.
        MembersPrinter.item(target.docs(), item.stability(), item.externalId(), out);
        out.block(verb + " " + label + "interface", () -> MembersPrinter.of(target, out)
                .members());
    }
}
