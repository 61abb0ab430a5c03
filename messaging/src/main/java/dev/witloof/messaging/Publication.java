package dev.witloof.messaging;

import java.util.Optional;

/**
 * What a guest publishes, for a {@link HostObserver}.
 *
 * @param kind how
 * @param connection the name of the connection that it goes through
 * @param system the messaging system of that, as {@link dev.witloof.broker.Broker#system()} names it
 * @param topic the topic that the guest has chosen; of a reply, that of the message it answers
 * @param grant the pattern that grants it, by which metrics are kept; nothing for a reply, which needs none, and for what
 *     is not granted, which no broker sees
 */
public record Publication(Kind kind, String connection, String system, String topic, Optional<String> grant) {

    /** How a guest publishes. */
    public enum Kind {
        /** It sends a message to a topic. */
        SEND,
        /** It sends a message to a topic and waits for replies. */
        REQUEST,
        /** It answers a message. */
        REPLY
    }
}
