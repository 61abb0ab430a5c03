package dev.witloof.codegen.check;

import dev.witloof.codegen.check.Changes.Item;
import dev.witloof.codegen.check.Changes.Setting;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two versions of a package: its interfaces, those of other packages that its worlds use, and its worlds. */
final class PackageComparison {

    private static final Set<Side> NONE = EnumSet.noneOf(Side.class);

    private final WitPackage before;
    private final WitPackage after;
    private final Identities identities;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Comparison comparison;

    PackageComparison(WitPackage before, WitPackage after) {
        this.before = before;
        this.after = after;
        this.identities = new Identities(before.name().unversioned());
        Map<String, Interface> old = interfaces(before);
        Set<String> compared = new HashSet<>(old.keySet());
        compared.retainAll(interfaces(after).keySet());
        before.worlds().values().forEach(world -> compared.add(identities.of(world)));
        // Interfaces that stand in worlds, too.
        compared.add(identities.own() + "/@");
        this.comparison = new Comparison(new Changes(), new TypeLikeness(identities, compared), identities);
        roles(before);
        roles(after);
    }

    /** The package's own interfaces, and those of others that its worlds import or export. */
    private Map<String, Interface> interfaces(WitPackage wit) {
        Map<String, Interface> found = new LinkedHashMap<>();
        wit.interfaces().values().forEach(each -> found.put(identities.of(each), each));
        for (World world : wit.worlds().values()) {
            for (Map<?, WorldItem> items : List.of(world.imports(), world.exports())) {
                for (WorldItem item : items.values()) {
                    if (item instanceof WorldItem.InterfaceItem of
                            && of.type().name().isPresent()) {
                        found.putIfAbsent(identities.of(of.type()), of.type());
                    }
                }
            }
        }
        return found;
    }

    private void roles(WitPackage wit) {
        for (World world : wit.worlds().values()) {
            roles(world.imports(), Role.IMPORTED);
            roles(world.exports(), Role.EXPORTED);
        }
    }

    private void roles(Map<?, WorldItem> items, Role role) {
        for (WorldItem item : items.values()) {
            if (item instanceof WorldItem.InterfaceItem of) {
                roles.merge(identities.of(of.type()), role, Role::and);
            }
        }
    }

    List<Change> changes() {
        Changes changes = comparison.changes();
        boolean lost = after.name().version().isEmpty();
        if (before.name().version().isEmpty() != lost) {
            changes.add(
                    new Setting("package `" + before.name() + "`", Role.UNKNOWN, false),
                    Weight.BREAKING,
                    Optional.empty(),
                    Optional.empty(),
                    (lost ? "lost its" : "has a") + " version, which is part of the names of its interfaces",
                    Changes.ALL);
        }
        Map<String, Interface> old = interfaces(before);
        Map<String, Interface> fresh = interfaces(after);
        Named.match(
                old,
                fresh,
                each -> {
                    // One of another package is gone from a world, which is told there.
                    if (isOwn(each)) {
                        changes.removed(in(each), item(each), Weight.BREAKING, brokenByRemoval(each));
                    }
                },
                this::compare,
                each -> {
                    if (isOwn(each)) {
                        changes.added(in(each), item(each), Weight.ADDITION, NONE);
                    }
                });
        Named.match(
                before.worlds(),
                after.worlds(),
                each -> changes.removed(in(each), item(each), Weight.BREAKING, EnumSet.of(Side.JAVA, Side.WIT)),
                this::compare,
                each -> changes.added(in(each), item(each), Weight.ADDITION, NONE));
        return changes.list();
    }

    private Set<Side> brokenByRemoval(Interface type) {
        Set<Side> sides = EnumSet.of(Side.JAVA, Side.WIT);
        if (!type.functions().isEmpty()) {
            sides.addAll(role(type).brokenByRemoval());
        }
        return sides;
    }

    private void compare(Interface old, Interface fresh) {
        if (old.equals(fresh)) {
            return;
        }
        comparison.changes().gates(in(fresh), item(old), item(fresh), Weight.ADDITION, NONE, brokenByRemoval(old));
        Setting at = new Setting(in(old).path(), role(old), Changes.isUnstable(old.stability()));
        new MembersComparison(comparison).compare(at, old, fresh);
    }

    private void compare(World old, World fresh) {
        comparison
                .changes()
                .gates(in(fresh), item(old), item(fresh), Weight.ADDITION, NONE, EnumSet.of(Side.JAVA, Side.WIT));
        Setting at = new Setting(in(old).path(), Role.UNKNOWN, Changes.isUnstable(old.stability()));
        new WorldComparison(comparison).compare(at, old, fresh);
    }

    private Role role(Interface type) {
        return roles.getOrDefault(identities.of(type), Role.UNKNOWN);
    }

    private boolean isOwn(Interface type) {
        return identities.isOwn(type.packageName());
    }

    private Setting in(Interface type) {
        String name = isOwn(type) ? type.name().orElse("") : type.id().orElse("");
        return new Setting("interface `" + name + "`", role(type), false);
    }

    private static Setting in(World world) {
        return new Setting("world `" + world.name() + "`", Role.UNKNOWN, false);
    }

    private static Item item(Interface type) {
        return new Item(type.span(), type.stability());
    }

    private static Item item(World world) {
        return new Item(world.span(), world.stability());
    }
}
