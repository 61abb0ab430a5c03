package dev.witloof.messaging;

import java.util.BitSet;
import java.util.Objects;

/**
 * A pattern of topics in a notation that does not depend on the broker: {@code *} stands for any run of characters
 * without {@code .} and {@code /}, {@code **} for any run at all, and everything else for itself. Immutable.
 *
 * @param text the pattern
 */
record TopicPattern(String text) {

    private static final String ANYTHING = "**";

    TopicPattern {
        if (Objects.requireNonNull(text, "text").isEmpty()) {
            throw new IllegalArgumentException(
                    "a granted topic is empty; wanted is a topic, or a pattern such as orders.* or **");
        }
    }

    /**
     * Whether the pattern covers a topic. Follows all ways through the pattern at once, so that no topic, which a guest
     * chooses, takes longer than its length times that of the pattern.
     */
    boolean matches(String topic) {
        if (text.equals(ANYTHING) || text.indexOf('*') < 0) {
            return text.equals(ANYTHING) || text.equals(topic);
        }
        BitSet places = new BitSet(text.length() + 1);
        places.set(0);
        skipWildcards(places);
        for (int i = 0; i < topic.length() && !places.isEmpty(); i++) {
            places = after(places, topic.charAt(i));
        }
        return places.get(text.length());
    }

    /** The places in the pattern that one more character leads to. */
    private BitSet after(BitSet places, char next) {
        BitSet reached = new BitSet(text.length() + 1);
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (place == text.length()) {
                continue;
            }
            if (text.charAt(place) != '*') {
                reached.set(place + 1, text.charAt(place) == next || reached.get(place + 1));
            } else if (isDouble(place) || (next != '.' && next != '/')) {
                reached.set(place);
            }
        }
        skipWildcards(reached);
        return reached;
    }

    /** A wildcard may stand for nothing. */
    private void skipWildcards(BitSet places) {
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (place < text.length() && text.charAt(place) == '*') {
                places.set(isDouble(place) ? place + 2 : place + 1);
            }
        }
    }

    private boolean isDouble(int place) {
        return text.startsWith(ANYTHING, place);
    }
}
