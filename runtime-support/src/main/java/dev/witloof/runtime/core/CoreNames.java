package dev.witloof.runtime.core;

import dev.witloof.component.definition.Printable;

/** The names of imports and exports of core modules in messages: they may hold anything, and be of any length. */
public final class CoreNames {
    private static final int SHOWN = 80;

    private CoreNames() {}

    /**
     * Returns a name for a message.
     *
     * @param name the name
     * @return its beginning, printable and between backticks
     */
    public static String quoted(String name) {
        boolean whole = name.length() <= SHOWN;
        return "`" + Printable.of(whole ? name : name.substring(0, SHOWN)) + (whole ? "`" : "…`");
    }
}
