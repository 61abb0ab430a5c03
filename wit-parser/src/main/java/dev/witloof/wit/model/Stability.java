package dev.witloof.wit.model;

import dev.witloof.component.type.Version;
import java.util.Optional;

/** What the gates of an item say about it (WIT.md, "Feature Gates"). */
public sealed interface Stability {

    /** No gate says anything. */
    Stability UNKNOWN = new Unknown();

    /** No gate says anything. */
    record Unknown() implements Stability {}

    /**
     * Part of the package from some version on.
     *
     * @param since that version ({@code @since})
     * @param deprecated from which version on it should not be used ({@code @deprecated})
     */
    record Stable(Version since, Optional<Version> deprecated) implements Stability {}

    /**
     * There only for those who ask for a feature.
     *
     * @param feature the feature's name ({@code @unstable})
     * @param deprecated from which version on it should not be used ({@code @deprecated})
     */
    record Unstable(String feature, Optional<Version> deprecated) implements Stability {}
}
