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

    /** Takes a path, and whether it is one to a world. */
    interface Visitor {
        void visit(UsePath path, boolean world);
    }

    /** All of them, in the order of the reference: a world's uses and includes, its imports, its exports. */
    static void forEach(TopLevelItem item, Visitor visitor) {
        List<UsePath> paths = new ArrayList<>();
        if (item instanceof TopLevelItem.Use use) {
            paths.add(use.path());
        } else if (item instanceof TopLevelItem.InterfaceDecl decl) {
            addUses(decl.members(), paths);
        } else if (item instanceof TopLevelItem.WorldDecl world) {
            for (WorldMember member : world.members()) {
                if (member instanceof UseStatement use) {
                    visitor.visit(use.path(), false);
                } else if (member instanceof Include include) {
                    visitor.visit(include.path(), true);
                }
            }
            for (Extern.Direction direction : Extern.Direction.values()) {
                for (WorldMember member : world.members()) {
                    if (member instanceof Extern extern && extern.direction() == direction) {
                        addExtern(extern, paths);
                    }
                }
            }
        }
        paths.forEach(path -> visitor.visit(path, false));
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

    private static void addExtern(Extern extern, List<UsePath> paths) {
        if (extern.body() instanceof Extern.PathBody body) {
            paths.add(body.path());
        } else if (extern.body() instanceof Extern.LabelledBody body) {
            paths.add(body.path());
        } else if (extern.body() instanceof Extern.InlineBody body) {
            addUses(body.members(), paths);
        }
    }
}
