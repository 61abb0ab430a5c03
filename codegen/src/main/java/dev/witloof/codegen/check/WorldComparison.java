package dev.witloof.codegen.check;

import dev.witloof.codegen.check.Changes.Item;
import dev.witloof.codegen.check.Changes.Setting;
import dev.witloof.component.type.Version;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what the worlds of one name import and export. */
record WorldComparison(Comparison comparison) {

    private record Port(String name, WorldItem.InterfaceItem item) {}

    void compare(Setting at, World before, World after) {
        MembersComparison members = new MembersComparison(comparison);
        Setting imports = new Setting(at.path() + ": import", Role.IMPORTED, at.unstable());
        Setting exports = new Setting(at.path() + ": export", Role.EXPORTED, at.unstable());
        members.types(new Setting(at.path(), Role.IMPORTED, at.unstable()), types(before), types(after));
        members.functions(imports, functions(before.imports()), functions(after.imports()));
        members.functions(exports, functions(before.exports()), functions(after.exports()));
        ports(imports, before.imports(), after.imports());
        ports(exports, before.exports(), after.exports());
    }

    private static Map<String, TypeDef> types(World world) {
        Map<String, TypeDef> types = new LinkedHashMap<>();
        world.imports().forEach((key, item) -> {
            if (item instanceof WorldItem.TypeItem type) {
                types.put(key.componentName(), type.type());
            }
        });
        return types;
    }

    private static Map<String, Function> functions(Map<WorldKey, WorldItem> items) {
        Map<String, Function> functions = new LinkedHashMap<>();
        items.forEach((key, item) -> {
            if (item instanceof WorldItem.FunctionItem function) {
                functions.put(key.componentName(), function.function());
            }
        });
        return functions;
    }

    private void ports(Setting at, Map<WorldKey, WorldItem> before, Map<WorldKey, WorldItem> after) {
        Role role = at.role();
        Changes changes = comparison.changes();
        Named.match(
                ports(before),
                ports(after),
                old -> changes.removed(
                        in(at, old), item(old), hasCode(old) ? Weight.BREAKING : Weight.ADDITION, removal(role, old)),
                (old, fresh) -> compare(at, old, fresh),
                fresh -> changes.added(
                        in(at, fresh),
                        item(fresh),
                        hasCode(fresh) ? role.weightOfAddition() : Weight.ADDITION,
                        hasCode(fresh) ? role.brokenByAddition() : EnumSet.noneOf(Side.class)));
    }

    /** Interfaces that only have types need no implementation. */
    private static boolean hasCode(Port port) {
        return !port.item().type().functions().isEmpty();
    }

    private static Set<Side> removal(Role role, Port port) {
        return hasCode(port) ? role.brokenByRemoval() : EnumSet.noneOf(Side.class);
    }

    private static Setting in(Setting at, Port port) {
        return new Setting(at.path() + " `" + port.name() + "`", at.role(), at.unstable());
    }

    private static Item item(Port port) {
        return new Item(port.item().span(), port.item().stability());
    }

    private Map<String, Port> ports(Map<WorldKey, WorldItem> items) {
        Map<String, Port> ports = new LinkedHashMap<>();
        items.forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem of) {
                String identity = key instanceof WorldKey.InterfaceKey id
                        ? comparison.identities().of(id.id())
                        : key.componentName();
                ports.put(identity, new Port(key.componentName(), of));
            }
        });
        return ports;
    }

    private void compare(Setting at, Port before, Port after) {
        Role role = at.role();
        Setting port = in(at, after);
        comparison
                .changes()
                .gates(
                        port,
                        item(before),
                        item(after),
                        role.weightOfAddition(),
                        role.brokenByAddition(),
                        role.brokenByRemoval());
        Interface old = before.item().type();
        Interface fresh = after.item().type();
        if (old.name().isEmpty() && fresh.name().isEmpty()) {
            Setting members = new Setting(
                    port.path(),
                    role,
                    port.unstable() || Changes.isUnstable(before.item().stability()));
            new MembersComparison(comparison).compare(members, old, fresh);
        } else if (!comparison
                .identities()
                .of(old)
                .equals(comparison.identities().of(fresh))) {
            comparison
                    .changes()
                    .changed(port, before.item().span(), after.item().span(), "is another interface now", Changes.ALL);
        } else if (!comparison.identities().isOwn(old.packageName())) {
            version(port, before, after);
        }
    }

    private void version(Setting at, Port before, Port after) {
        Optional<Version> old = before.item().type().packageName().version();
        Optional<Version> fresh = after.item().type().packageName().version();
        if (!old.equals(fresh)) {
            comparison
                    .changes()
                    .add(
                            at,
                            Weight.ADDITION,
                            Optional.of(before.item().span()),
                            Optional.of(after.item().span()),
                            "comes in a version that may stand for `" + before.name() + "`",
                            EnumSet.noneOf(Side.class));
        }
    }
}
