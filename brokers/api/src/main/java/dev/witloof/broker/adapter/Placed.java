package dev.witloof.broker.adapter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The messages of a subscription that do not wait to be handed out, in the order in which they were, each in one place.
 * For use under the monitor of {@link Deliveries}.
 */
@SuppressWarnings("EnumOrdinal") // Counts, which nothing keeps and every message changes.
final class Placed {
    private final Set<AdapterDelivery> all = new LinkedHashSet<>();
    private final int[] counts = new int[Place.values().length];

    /** Takes a message in. */
    void add(AdapterDelivery delivery, Place to) {
        all.add(delivery);
        counts[to.ordinal()]++;
        delivery.moveTo(to);
    }

    /** Moves a message; false if it is not there any more. */
    boolean move(AdapterDelivery delivery, Place from, Place to) {
        boolean there = delivery.isIn(from);
        if (there) {
            counts[from.ordinal()]--;
            counts[to.ordinal()]++;
            delivery.moveTo(to);
        }
        return there;
    }

    /** Forgets a message; false if it was not there any more. */
    boolean remove(AdapterDelivery delivery, Place from) {
        boolean there = delivery.isIn(from);
        if (there) {
            all.remove(delivery);
            forget(delivery, from);
        }
        return there;
    }

    /** Forgets some messages, wherever they are. */
    void removeIf(Predicate<AdapterDelivery> which) {
        all.removeIf(delivery -> {
            boolean gone = which.test(delivery);
            if (gone) {
                forget(delivery, placeOf(delivery));
            }
            return gone;
        });
    }

    private static Place placeOf(AdapterDelivery delivery) {
        return Objects.requireNonNull(delivery.place());
    }

    private void forget(AdapterDelivery delivery, Place from) {
        counts[from.ordinal()]--;
        delivery.moveTo(null);
    }

    /** How many are in a place. */
    int count(Place place) {
        return counts[place.ordinal()];
    }

    /** How many there are. */
    int count() {
        return all.size();
    }

    /** Those whose place is one of some. */
    List<AdapterDelivery> in(Set<Place> places) {
        List<AdapterDelivery> found = new ArrayList<>();
        for (AdapterDelivery delivery : all) {
            if (places.contains(placeOf(delivery))) {
                found.add(delivery);
            }
        }
        return found;
    }
}
