package dev.witloof.broker;

import java.util.Objects;

/** What becomes of a message that is given up: rejected, or failed in its last attempt. */
public sealed interface DeadLetterPolicy {

    /**
     * It goes where the broker's own rule says: where the broker has a dead-letter destination configured, there;
     * otherwise to a topic named after the message's own, {@code <topic>.dlq} where the broker's naming rules allow it. A
     * subscription to a pattern that stands for this topic too is not handed its own dead letters: they are for those who
     * name their topic.
     */
    record BrokerDefault() implements DeadLetterPolicy {}

    /**
     * It is published to a topic, marked as {@link DeadLetter} says.
     *
     * @param topic where to; no wildcard, and not what the subscription gets itself
     */
    record ToTopic(String topic) implements DeadLetterPolicy {
        /**
         * Refuses null and the empty topic.
         *
         * @param topic see {@link #topic()}
         */
        public ToTopic {
            if (Objects.requireNonNull(topic, "topic").isEmpty()) {
                throw new IllegalArgumentException("the dead-letter topic is empty");
            }
        }
    }

    /** It is dropped: whoever rejects or retries has said why, and nobody else will see the message. */
    record Discard() implements DeadLetterPolicy {}
}
