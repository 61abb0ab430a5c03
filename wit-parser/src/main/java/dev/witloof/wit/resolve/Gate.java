package dev.witloof.wit.resolve;

import dev.witloof.wit.model.Stability;
import java.util.Optional;

/**
 * What an item's attributes come to.
 *
 * @param stability what its gates say
 * @param enabled whether the item is there, with the features that are asked for
 * @param externalId its name for the outside world
 */
record Gate(Stability stability, boolean enabled, Optional<String> externalId) {

    /** The gate of something that stands in something else: it is there only if that is. */
    Gate within(Gate owner) {
        return new Gate(stability, enabled && owner.enabled, externalId);
    }

    /** The feature that the item waits for, for messages. */
    String feature() {
        return stability instanceof Stability.Unstable unstable ? unstable.feature() : "";
    }
}
