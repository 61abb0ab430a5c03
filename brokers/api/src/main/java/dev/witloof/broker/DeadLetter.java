package dev.witloof.broker;

import java.util.Objects;
import java.util.Optional;

/**
 * Why a message was given up. The dead letter is the message itself, with this added to its metadata.
 *
 * @param topic the topic that the message was published to
 * @param reason why it was given up, for people; cut to {@link #LONGEST_REASON} characters, since brokers limit headers
 * @param attempts how many attempts were made, from 1
 */
public record DeadLetter(String topic, String reason, int attempts) {

    /** The metadata key of {@link #topic()}. */
    public static final String TOPIC_KEY = "witloof-dead-letter-topic";

    /** The metadata key of {@link #reason()}. */
    public static final String REASON_KEY = "witloof-dead-letter-reason";

    /** The metadata key of {@link #attempts()}, in decimal. */
    public static final String ATTEMPTS_KEY = "witloof-dead-letter-attempts";

    /** How many characters of a reason are kept. */
    public static final int LONGEST_REASON = 1024;

    /**
     * Cuts the reason; one that was cut ends in an ellipsis.
     *
     * @param topic see {@link #topic()}
     * @param reason see {@link #reason()}
     * @param attempts see {@link #attempts()}
     */
    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(reason, "reason");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts count from 1, but this is " + attempts);
        }
        reason = cut(reason);
    }

    /**
     * A reason as far as it is kept. Whoever keeps one until the dead letter is made keeps this, so that a long reason
     * takes no memory meanwhile.
     *
     * @param reason any text
     * @return the same, or its beginning and an ellipsis, of {@link #LONGEST_REASON} characters at most
     */
    public static String cut(String reason) {
        if (reason.length() <= LONGEST_REASON) {
            return reason;
        }
        int end = LONGEST_REASON - 1;
        end -= Character.isHighSurrogate(reason.charAt(end - 1)) ? 1 : 0;
        return reason.substring(0, end) + "…";
    }

    /**
     * The dead letter of a message: its data, content type, reply address and metadata, marked with this. Marks of an
     * earlier death are replaced.
     *
     * @param message what was given up
     * @param deadLetterTopic where the dead letter goes
     * @return what to publish
     */
    public Envelope mark(Envelope message, String deadLetterTopic) {
        Metadata marked = message.metadata()
                .without(TOPIC_KEY)
                .without(REASON_KEY)
                .without(ATTEMPTS_KEY)
                .plus(TOPIC_KEY, topic)
                .plus(REASON_KEY, reason)
                .plus(ATTEMPTS_KEY, Integer.toString(attempts));
        return message.toBuilder().topic(deadLetterTopic).metadata(marked).build();
    }

    /**
     * Reads why a message was given up.
     *
     * @param message maybe a dead letter
     * @return what its metadata say, or nothing if it is no dead letter or its marks are damaged
     */
    public static Optional<DeadLetter> read(Envelope message) {
        Metadata metadata = message.metadata();
        Optional<String> topic = metadata.first(TOPIC_KEY);
        Optional<String> reason = metadata.first(REASON_KEY);
        Optional<String> attempts = metadata.first(ATTEMPTS_KEY).filter(text -> text.matches("[1-9][0-9]{0,8}"));
        if (topic.isEmpty() || reason.isEmpty() || attempts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DeadLetter(topic.get(), reason.get(), Integer.parseInt(attempts.get())));
    }
}
