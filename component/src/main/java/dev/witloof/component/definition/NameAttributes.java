package dev.witloof.component.definition;

import java.util.Optional;

/**
 * What an import or export says about its name, and what no type check looks at (Explainer.md, "Import and Export
 * Definitions").
 *
 * @param implemented the interface that an instance with a plain name implements
 * @param versionSuffix the rest of the version that was cut from a canonical interface name
 * @param externalId the name of the thing in another system
 */
public record NameAttributes(
        Optional<String> implemented, Optional<String> versionSuffix, Optional<String> externalId) {
    /** Nothing said. */
    public static final NameAttributes NONE = new NameAttributes(Optional.empty(), Optional.empty(), Optional.empty());
}
