package dev.witloof.wit.resolve;

/**
 * Bounds what all worlds together may hold. Including and elaborating multiply: a text of a few megabytes can ask for
 * worlds of many gigabytes.
 */
final class Budget {

    /** How many imports and exports all worlds may have together. */
    static final int MAX_WORLD_ITEMS = 500_000;

    private int left = MAX_WORLD_ITEMS;

    /** Takes what one more world holds, if there is as much left. */
    boolean take(int items) {
        if (items > left) {
            return false;
        }
        left -= items;
        return true;
    }

    int left() {
        return left;
    }
}
