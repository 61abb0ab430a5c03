package dev.witloof.codegen.check;

import java.util.EnumSet;
import java.util.Set;

/** Who implements an interface: hosts if worlds import it, guests if worlds export it. */
record Role(boolean imported, boolean exported) {

    static final Role IMPORTED = new Role(true, false);
    static final Role EXPORTED = new Role(false, true);

    /** What no world of the package mentions is for other packages' worlds, which mostly import it. */
    static final Role UNKNOWN = IMPORTED;

    Role and(Role other) {
        return new Role(imported || other.imported, exported || other.exported);
    }

    /** A guest that lacks an export does not link, so that only what hosts offer can grow. */
    Weight weightOfAddition() {
        return exported ? Weight.BREAKING : Weight.ADDITION;
    }

    /** Guests lack the new exports, hosts the new imports; Java that implements imports lacks a method. */
    Set<Side> brokenByAddition() {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (exported) {
            sides.add(Side.GUESTS);
        }
        if (imported) {
            sides.add(Side.HOSTS);
            sides.add(Side.JAVA);
        }
        return sides;
    }

    /** Guests ask for the import, hosts for the export. */
    Set<Side> brokenByRemoval() {
        Set<Side> sides = EnumSet.of(Side.JAVA);
        if (imported) {
            sides.add(Side.GUESTS);
        }
        if (exported) {
            sides.add(Side.HOSTS);
        }
        return sides;
    }
}
