package dev.witloof.codegen.check;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Stability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changes that were found so far. */
final class Changes {

    /** What breaks where the two sides of a call do not agree. */
    static final Set<Side> ALL = Set.of(Side.GUESTS, Side.HOSTS, Side.JAVA);

    private final List<Change> list = new ArrayList<>();

    /**
     * Where changes are.
     *
     * @param path what the messages begin with
     * @param role who implements it
     * @param unstable whether versions promise nothing of it
     */
    record Setting(String path, Role role, boolean unstable) {

        /** An item in it. */
        Setting in(String item, Stability before) {
            return new Setting(path + ": " + item, role, unstable || isUnstable(before));
        }
    }

    /** Something with a place and gates. */
    record Item(Span span, Stability stability) {}

    List<Change> list() {
        return List.copyOf(list);
    }

    void add(Setting at, Weight weight, Optional<Span> before, Optional<Span> after, String what, Set<Side> breaks) {
        list.add(new Change(at.unstable() ? Weight.UNSTABLE : weight, at.path() + " " + what, before, after, breaks));
    }

    void changed(Setting at, Span before, Span after, String what, Set<Side> breaks) {
        add(at, Weight.BREAKING, Optional.of(before), Optional.of(after), what, breaks);
    }

    void added(Setting at, Item item, Weight weight, Set<Side> breaks) {
        Setting setting = new Setting(at.path(), at.role(), at.unstable() || isUnstable(item.stability()));
        add(setting, weight, Optional.empty(), Optional.of(item.span()), "was added", breaks);
    }

    void removed(Setting at, Item item, Weight weight, Set<Side> breaks) {
        Setting setting = new Setting(at.path(), at.role(), at.unstable() || isUnstable(item.stability()));
        add(setting, weight, Optional.of(item.span()), Optional.empty(), "was removed", breaks);
    }

    /** What gates make of an item that both versions have: for those who ask for no feature it may come or go. */
    void gates(Setting at, Item before, Item after, Weight addition, Set<Side> byAddition, Set<Side> byRemoval) {
        Optional<Span> was = Optional.of(before.span());
        Optional<Span> is = Optional.of(after.span());
        if (isUnstable(before.stability()) && !isUnstable(after.stability())) {
            add(at, addition, was, is, "needs no feature any more", byAddition);
        } else if (!isUnstable(before.stability()) && after.stability() instanceof Stability.Unstable unstable) {
            add(at, Weight.BREAKING, was, is, "needs feature `" + unstable.feature() + "` now", byRemoval);
        }
        if (!isDeprecated(before.stability()) && isDeprecated(after.stability())) {
            add(at, Weight.ADDITION, was, is, "is deprecated now", EnumSet.noneOf(Side.class));
        }
    }

    static boolean isUnstable(Stability stability) {
        return stability instanceof Stability.Unstable;
    }

    private static boolean isDeprecated(Stability stability) {
        return (stability instanceof Stability.Stable stable
                        && stable.deprecated().isPresent())
                || (stability instanceof Stability.Unstable unstable
                        && unstable.deprecated().isPresent());
    }
}
