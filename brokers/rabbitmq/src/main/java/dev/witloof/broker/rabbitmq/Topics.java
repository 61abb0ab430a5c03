package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.BrokerException;
import java.nio.charset.StandardCharsets;

/** The rules for routing keys of a topic exchange: words between dots, of which {@code *} and {@code #} are patterns. */
final class Topics {
    private static final int LONGEST = 255;

    private Topics() {}

    static boolean isPattern(String topic) {
        for (String word : topic.split("\\.", -1)) {
            if (word.equals("*") || word.equals("#")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern stands for a topic: {@code *} for one word, {@code #} for any number of them. */
    static boolean matches(String pattern, String topic) {
        String[] words = topic.split("\\.", -1);
        // For what was read of the pattern: whether it stands for the first n words.
        boolean[] reached = new boolean[words.length + 1];
        reached[0] = true;
        for (String part : pattern.split("\\.", -1)) {
            if (part.equals("#")) {
                for (int n = 1; n <= words.length; n++) {
                    reached[n] |= reached[n - 1];
                }
            } else {
                for (int n = words.length; n > 0; n--) {
                    reached[n] = reached[n - 1] && (part.equals("*") || part.equals(words[n - 1]));
                }
                reached[0] = false;
            }
        }
        return reached[words.length];
    }

    /** Checks a topic to publish to. */
    static void check(String topic) {
        checkPattern(topic);
        if (isPattern(topic)) {
            throw invalid(topic, "it is a pattern, and a message goes to one topic");
        }
    }

    /** Checks what is subscribed to. */
    static void checkPattern(String topic) {
        checkText(topic);
        if (topic.startsWith(".") || topic.endsWith(".") || topic.contains("..")) {
            throw invalid(topic, "it has an empty word between dots");
        }
    }

    /** Checks the name of a queue to publish to, which is a routing key of the default exchange. */
    static void checkQueue(String name) {
        checkText(name);
    }

    private static void checkText(String topic) {
        if (topic.isEmpty()) {
            throw invalid(topic, "it is empty");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(topic)) {
            throw invalid("?", "it has half of a surrogate pair, which is no text");
        }
        int length = topic.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw invalid(topic.substring(0, 40) + "…", "it has " + length + " bytes, and a routing key " + LONGEST);
        }
        if (topic.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw invalid(topic.replaceAll("\\p{Cntrl}", "?"), "it has a control character");
        }
    }

    private static BrokerException invalid(String topic, String why) {
        return new BrokerException(
                BrokerException.Kind.INVALID_TOPIC, "the topic \"" + topic + "\" cannot be used: " + why);
    }
}
