package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;

/**
 * What a subscription listens to: a topic, or a pattern in which {@code *} stands for one token and a final {@code >}
 * for one or more. Also the rules for topics; see {@link MemoryBroker}.
 *
 * @param text the topic or pattern
 * @param wildcard whether it is a pattern
 */
record TopicFilter(String text, boolean wildcard) {
    /** What the addresses of reply channels start with. */
    static final String REPLY_PREFIX = "_reply.";

    private static final int LONGEST = 1024;

    /** Reads the topic of a subscription. */
    static TopicFilter parse(String text) {
        if (text.startsWith(REPLY_PREFIX)) {
            throw invalid(text, "topics that start with " + REPLY_PREFIX + " are reply addresses");
        }
        return new TopicFilter(text, check(text, true));
    }

    /** Checks a topic to publish to. */
    static void requireConcrete(String topic) {
        check(topic, false);
    }

    /** Whether a checked topic is one that this listens to. */
    boolean matches(String topic) {
        if (!wildcard) {
            return text.equals(topic);
        }
        int at = 0;
        int in = 0;
        while (at < text.length() && in < topic.length()) {
            int end = tokenEnd(text, at);
            int topicEnd = tokenEnd(topic, in);
            if (text.charAt(at) == '>') {
                return true;
            }
            boolean any = text.charAt(at) == '*';
            if (!any && (end - at != topicEnd - in || !text.regionMatches(at, topic, in, end - at))) {
                return false;
            }
            at = end + 1;
            in = topicEnd + 1;
        }
        return at >= text.length() && in >= topic.length();
    }

    private static int tokenEnd(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? text.length() : dot;
    }

    /** Checks every character and token; returns whether there is a wildcard. */
    private static boolean check(String text, boolean wildcards) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new BrokerException(
                    Kind.INVALID_TOPIC,
                    "a topic has 1 to " + LONGEST + " characters, but this one has " + text.length());
        }
        boolean found = false;
        int start = 0;
        while (start <= text.length()) {
            int end = tokenEnd(text, start);
            if (start == end) {
                throw invalid(text, "the part between dots at index " + start + " is empty");
            }
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                    throw invalid(text, "there is a space or control character at index " + i);
                }
                if (c == '*' || c == '>') {
                    if (!wildcards) {
                        throw invalid(text, "the wildcard " + c + " can be subscribed to, but not published to");
                    }
                    if (end - start > 1 || (c == '>' && end < text.length())) {
                        throw invalid(text, "* stands alone between dots, and > stands alone at the end");
                    }
                    found = true;
                }
            }
            start = end + 1;
        }
        return found;
    }

    private static BrokerException invalid(String topic, String why) {
        StringBuilder shown = new StringBuilder();
        topic.codePoints()
                .limit(100)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return new BrokerException(Kind.INVALID_TOPIC, "topic \"" + shown + "\" is malformed: " + why);
    }
}
