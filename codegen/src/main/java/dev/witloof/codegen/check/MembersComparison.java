package dev.witloof.codegen.check;

import dev.witloof.codegen.check.Changes.Item;
import dev.witloof.codegen.check.Changes.Setting;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Compares the types and functions of an interface, or those that stand in a world itself. */
record MembersComparison(Comparison comparison) {

    void compare(Setting at, Interface before, Interface after) {
        types(at, before.types(), after.types());
        functions(at, before.functions(), after.functions());
    }

    void types(Setting at, Map<String, TypeDef> before, Map<String, TypeDef> after) {
        Changes changes = comparison.changes();
        Set<Side> none = EnumSet.noneOf(Side.class);
        Named.match(
                before,
                after,
                old -> changes.removed(in(at, old), item(old), Weight.BREAKING, EnumSet.of(Side.JAVA, Side.WIT)),
                (old, fresh) -> {
                    // Once told that it comes or goes with a feature, what else changed is told as unstable.
                    changes.gates(
                            in(at, fresh, at), item(old), item(fresh), Weight.ADDITION, none, EnumSet.of(Side.JAVA));
                    new TypeComparison(comparison).compare(in(at, old), old, fresh);
                },
                fresh -> changes.added(in(at, fresh), item(fresh), Weight.ADDITION, none));
    }

    void functions(Setting at, Map<String, Function> before, Map<String, Function> after) {
        Role role = at.role();
        Changes changes = comparison.changes();
        Named.match(
                before,
                after,
                old -> changes.removed(in(at, old), item(old), Weight.BREAKING, role.brokenByRemoval()),
                (old, fresh) -> {
                    Setting stable = new Setting(in(at, old).path(), role, at.unstable());
                    changes.gates(
                            stable,
                            item(old),
                            item(fresh),
                            role.weightOfAddition(),
                            role.brokenByAddition(),
                            role.brokenByRemoval());
                    new FunctionComparison(comparison).compare(in(at, old), old, fresh);
                },
                fresh -> changes.added(in(at, fresh), item(fresh), role.weightOfAddition(), role.brokenByAddition()));
    }

    private static Setting in(Setting at, TypeDef type) {
        return at.in(keyword(type.kind()) + " " + Named.quoted(type.name()), type.stability());
    }

    private static Setting in(Setting at, TypeDef type, Setting stable) {
        return new Setting(in(at, type).path(), at.role(), stable.unstable());
    }

    private static Setting in(Setting at, Function function) {
        return at.in(title(function), function.stability());
    }

    private static String title(Function function) {
        if (function.kind() instanceof FunctionKind.Freestanding) {
            return "function `" + function.name() + "`";
        }
        String resource = function.kind().resource().flatMap(TypeDef::name).orElse("");
        if (function.kind() instanceof FunctionKind.Constructor) {
            return "constructor of `" + resource + "`";
        }
        String kind = function.kind() instanceof FunctionKind.Static ? "static function" : "method";
        return kind + " `" + resource + "." + function.itemName() + "`";
    }

    private static String keyword(TypeDefKind kind) {
        if (kind instanceof TypeDefKind.Record) {
            return "record";
        }
        if (kind instanceof TypeDefKind.Variant) {
            return "variant";
        }
        if (kind instanceof TypeDefKind.Enum) {
            return "enum";
        }
        if (kind instanceof TypeDefKind.Flags) {
            return "flags";
        }
        return kind instanceof TypeDefKind.Resource ? "resource" : "type";
    }

    private static Item item(TypeDef type) {
        return new Item(type.span(), type.stability());
    }

    private static Item item(Function function) {
        return new Item(function.span(), function.stability());
    }
}
