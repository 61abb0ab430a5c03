package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.syntax.Id;

/**
 * Bounds what all worlds together may hold. Including and elaborating multiply: a text of a few megabytes can ask for
 * worlds of many gigabytes.
 */
final class Budget {

    /** How many imports and exports all worlds may have together, those that are included counted twice. */
    static final int MAX_WORLD_ITEMS = 500_000;

    private int left = MAX_WORLD_ITEMS;

    /** Takes what one more world holds, if there is as much left. */
    boolean take(int items) {
        if (items > left) {
            left = 0;
            return false;
        }
        left -= items;
        return true;
    }

    /** Whether nothing more is to be taken. */
    boolean exhausted() {
        return left == 0;
    }

    /** Says that a world cannot be had. */
    static Diagnostic diagnostic(Id world) {
        return Diagnostic.error(
                DiagnosticCode.LIMIT,
                world.span(),
                "all worlds together have more than " + MAX_WORLD_ITEMS + " imports and exports");
    }
}
