package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a message can be published to: a topic, or the reply address {@code topic@partition#channel}, of which partition
 * and channel may each be missing.
 *
 * @param topic the topic
 * @param partition the partition that whoever asked reads, where it said so
 * @param channel the reply channel of this adapter that is meant, as several read one topic
 */
record TopicName(String topic, OptionalInt partition, Optional<String> channel) {
    /** How many characters name a reply channel: enough that nobody else has the same. */
    static final int CHANNEL_LENGTH = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9._-]{1,249})(?:@([0-9]{1,6}))?(?:#([a-z0-9]{" + CHANNEL_LENGTH + "}))?");

    /** What a text names, if Kafka can have it. */
    static Optional<TopicName> read(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || !isTopic(matcher.group(1))) {
            return Optional.empty();
        }
        String partition = matcher.group(2);
        return Optional.of(new TopicName(
                matcher.group(1),
                partition == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(partition)),
                Optional.ofNullable(matcher.group(3))));
    }

    /** What a text names, to publish there. */
    static TopicName of(String text) {
        return read(text).orElseThrow(() -> malformed("a topic", text));
    }

    /** Refuses what is no topic; {@code what} says what it is for. */
    static String check(String what, String text) {
        if (!isTopic(text)) {
            throw malformed(what, text);
        }
        return text;
    }

    /** The reply address of a channel. */
    static String address(String topic, String channel) {
        return topic + "#" + channel;
    }

    /** The reply address of a partition. */
    static String address(String topic, int partition) {
        return topic + "@" + partition;
    }

    private static boolean isTopic(String text) {
        return NAME.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    private static BrokerException malformed(String what, String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(260).forEach(c -> shown.append(c < ' ' || c > '~' ? '?' : (char) c));
        return new BrokerException(
                Kind.INVALID_TOPIC,
                what + " is \"" + shown
                        + "\", but Kafka's are 1 to 249 of A-Z, a-z, 0-9, dot, underscore and hyphen, and"
                        + " neither . nor ..");
    }
}
