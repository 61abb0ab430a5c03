package dev.witloof.wit.resolve;

import dev.witloof.wit.syntax.Extern;
import dev.witloof.wit.syntax.Include;
import dev.witloof.wit.syntax.InterfaceMember;
import dev.witloof.wit.syntax.TopLevelItem;
import dev.witloof.wit.syntax.UsePath;
import dev.witloof.wit.syntax.UseStatement;
import dev.witloof.wit.syntax.WorldMember;
import java.util.ArrayList;
import java.util.List;

/** The paths that items write down. */
final class UsePaths {

    private UsePaths() {}

    /** All of them, in order. */
    static List<UsePath> of(TopLevelItem item) {
        List<UsePath> paths = new ArrayList<>();
        if (item instanceof TopLevelItem.Use use) {
            paths.add(use.path());
        } else if (item instanceof TopLevelItem.InterfaceDecl decl) {
            addUses(decl.members(), paths);
        } else if (item instanceof TopLevelItem.WorldDecl world) {
            world.members().forEach(member -> addAll(member, paths));
        }
        return paths;
    }

    /** Those of what has to be resolved before the item: what an interface uses, what a world includes. */
    static List<UsePath> prerequisites(TopLevelItem item) {
        List<UsePath> paths = new ArrayList<>();
        if (item instanceof TopLevelItem.InterfaceDecl decl) {
            addUses(decl.members(), paths);
        } else if (item instanceof TopLevelItem.WorldDecl world) {
            for (WorldMember member : world.members()) {
                if (member instanceof Include include) {
                    paths.add(include.path());
                }
            }
        }
        return paths;
    }

    private static void addUses(List<InterfaceMember> members, List<UsePath> paths) {
        for (InterfaceMember member : members) {
            if (member instanceof UseStatement use) {
                paths.add(use.path());
            }
        }
    }

    private static void addAll(WorldMember member, List<UsePath> paths) {
        if (member instanceof UseStatement use) {
            paths.add(use.path());
        } else if (member instanceof Include include) {
            paths.add(include.path());
        } else if (member instanceof Extern extern) {
            if (extern.body() instanceof Extern.PathBody body) {
                paths.add(body.path());
            } else if (extern.body() instanceof Extern.LabelledBody body) {
                paths.add(body.path());
            } else if (extern.body() instanceof Extern.InlineBody body) {
                addUses(body.members(), paths);
            }
        }
    }
}
