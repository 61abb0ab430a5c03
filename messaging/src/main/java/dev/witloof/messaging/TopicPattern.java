package dev.witloof.messaging;

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
        boolean[] places = new boolean[text.length() + 1];
        places[0] = true;
        skipWildcards(places);
        for (int i = 0; i < topic.length(); i++) {
            if (!advance(places, topic.charAt(i))) {
                return false;
            }
        }
        return places[text.length()];
    }

    /** Goes on to the places in the pattern that one more character leads to; false if there are none. */
    private boolean advance(boolean[] places, char next) {
        boolean any = false;
        // From the end, so that a place that is reached is not looked at again for the same character.
        for (int place = text.length(); place >= 0; place--) {
            places[place] = (places[place] && staysAt(place, next))
                    || (place > 0 && places[place - 1] && next != '*' && text.charAt(place - 1) == next);
            any |= places[place];
        }
        skipWildcards(places);
        return any;
    }

    private boolean staysAt(int place, char next) {
        return place < text.length() && text.charAt(place) == '*' && (isDouble(place) || (next != '.' && next != '/'));
    }

    /** A wildcard may stand for nothing. */
    private void skipWildcards(boolean[] places) {
        for (int place = 0; place < text.length(); place++) {
            if (places[place] && text.charAt(place) == '*') {
                places[isDouble(place) ? place + 2 : place + 1] = true;
            }
        }
    }

    private boolean isDouble(int place) {
        return text.startsWith(ANYTHING, place);
    }
}
