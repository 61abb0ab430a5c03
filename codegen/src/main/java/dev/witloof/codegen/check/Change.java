package dev.witloof.codegen.check;

import dev.witloof.wit.diagnostic.Span;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One difference between two versions of a package. Immutable.
 *
 * @param weight how much it asks of the next version
 * @param message what changed, on one line
 * @param before where it was, if it was
 * @param after where it is, if it is
 * @param breaks what it breaks, in the order of the sides; an addition breaks hosts and Java sources where guests need the
 *     new function of a host that has it, which Semantic Versioning allows
 */
public record Change(Weight weight, String message, Optional<Span> before, Optional<Span> after, Set<Side> breaks) {

    /**
     * Copies the set.
     *
     * @param weight see {@link #weight()}
     * @param message see {@link #message()}
     * @param before see {@link #before()}
     * @param after see {@link #after()}
     * @param breaks see {@link #breaks()}
     */
    public Change {
        EnumSet<Side> sides = EnumSet.noneOf(Side.class);
        sides.addAll(breaks);
        breaks = Collections.unmodifiableSet(sides);
    }

    /**
     * Returns the change on one line.
     *
     * @return its place, weight and message, where it was before, and what it breaks
     */
    @Override
    public String toString() {
        String place = after.or(() -> before).map(span -> span + ": ").orElse("");
        String was = before.filter(span -> after.isPresent())
                .map(span -> " (before: " + span + ")")
                .orElse("");
        String broken = breaks.stream().map(Side::label).collect(Collectors.joining(", "));
        return place + weight.label() + ": " + message + was + (broken.isEmpty() ? "" : "; breaks " + broken);
    }
}
