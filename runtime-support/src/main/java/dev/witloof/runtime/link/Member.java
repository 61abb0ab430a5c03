package dev.witloof.runtime.link;

import org.jspecify.annotations.Nullable;

/** A component instance while it is evaluated. It counts as one only once it has something that needs an instance. */
final class Member {
    private final BlueprintBuilder blueprint;
    private final @Nullable Member parent;
    private int index;

    /**
     * Makes one.
     *
     * @param parent the component instance that instantiates it; null for the component itself
     */
    Member(BlueprintBuilder blueprint, @Nullable Member parent) {
        this.blueprint = blueprint;
        this.parent = parent;
        this.index = parent == null ? 0 : -1;
    }

    /** Its index among the blueprint's component instances. */
    int index() {
        if (index < 0 && parent != null) {
            index = blueprint.addMember(parent.index());
        }
        return index;
    }
}
