package dev.witloof.broker;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What to subscribe to, and how. Immutable. */
public final class SubscriptionSpec {

    /** The most that {@link #maxInFlight()} can be. */
    public static final int MOST_IN_FLIGHT = 65_535;

    /** The most that {@link #maxAttempts()} can be. */
    public static final int MOST_ATTEMPTS = 1_000_000;

    private final String topic;
    private final @Nullable String group;
    private final int maxInFlight;
    private final int maxAttempts;
    private final Backoff backoff;
    private final DeadLetterPolicy deadLetterPolicy;
    private final Map<String, String> extensions;

    private SubscriptionSpec(Builder builder) {
        this.topic = builder.topic;
        this.group = builder.group;
        this.maxInFlight = builder.maxInFlight;
        this.maxAttempts = builder.maxAttempts;
        this.backoff = builder.backoff;
        this.deadLetterPolicy = builder.deadLetterPolicy;
        this.extensions = Collections.unmodifiableMap(new TreeMap<>(builder.extensions));
    }

    /**
     * Starts a specification: broadcast, 16 in flight, 5 attempts, {@link Backoff#DEFAULT}, and
     * {@link DeadLetterPolicy.BrokerDefault}.
     *
     * @param topic a topic, or with {@link Capability#WILDCARDS} a pattern in the broker's own notation
     * @return a builder
     */
    public static Builder builder(String topic) {
        return new Builder(topic);
    }

    /**
     * What to subscribe to.
     *
     * @return a topic or a pattern of topics
     */
    public String topic() {
        return topic;
    }

    /**
     * The group whose members share the messages.
     *
     * @return its name, or nothing for broadcast: then every such subscription gets every message that is published
     *     while it is open
     */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    /**
     * How many deliveries may be unsettled at once.
     *
     * @return from 1 to {@link #MOST_IN_FLIGHT}
     */
    public int maxInFlight() {
        return maxInFlight;
    }

    /**
     * How many times a message is handed out before it is given up.
     *
     * @return from 1 to {@link #MOST_ATTEMPTS}
     */
    public int maxAttempts() {
        return maxAttempts;
    }

    /**
     * How long to wait before another attempt, where nobody says otherwise: {@link Delivery#retry} does, a sink that
     * throws does not.
     *
     * @return the backoff
     */
    public Backoff backoff() {
        return backoff;
    }

    /**
     * What becomes of a message that is given up.
     *
     * @return the policy
     */
    public DeadLetterPolicy deadLetterPolicy() {
        return deadLetterPolicy;
    }

    /**
     * Settings that only one kind of broker knows. An adapter refuses those it does not know.
     *
     * @return an unmodifiable map, sorted by key
     */
    public Map<String, String> extensions() {
        return extensions;
    }

    /**
     * Starts a specification that begins equal to this one.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(topic)
                .maxInFlight(maxInFlight)
                .maxAttempts(maxAttempts)
                .backoff(backoff)
                .deadLetterPolicy(deadLetterPolicy);
        builder.group = group;
        builder.extensions.putAll(extensions);
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubscriptionSpec that
                && topic.equals(that.topic)
                && Objects.equals(group, that.group)
                && maxInFlight == that.maxInFlight
                && maxAttempts == that.maxAttempts
                && backoff.equals(that.backoff)
                && deadLetterPolicy.equals(that.deadLetterPolicy)
                && extensions.equals(that.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, group, maxInFlight, maxAttempts, backoff, deadLetterPolicy, extensions);
    }

    /** The subscription for people. */
    @Override
    public String toString() {
        return topic + (group == null ? " (broadcast)" : " (group " + group + ")");
    }

    /** Builds a {@link SubscriptionSpec}. For one thread. */
    public static final class Builder {
        private final String topic;
        private @Nullable String group;
        private int maxInFlight = 16;
        private int maxAttempts = 5;
        private Backoff backoff = Backoff.DEFAULT;
        private DeadLetterPolicy deadLetterPolicy = new DeadLetterPolicy.BrokerDefault();
        private final Map<String, String> extensions = new TreeMap<>();

        private Builder(String topic) {
            this.topic = Objects.requireNonNull(topic, "topic");
        }

        /**
         * Joins a group.
         *
         * @param name its name, not empty
         * @return this
         * @throws IllegalArgumentException if it is empty
         */
        public Builder group(String name) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the group's name is empty; use broadcast() to have no group");
            }
            this.group = name;
            return this;
        }

        /**
         * Leaves the group: the subscription gets every message.
         *
         * @return this
         */
        public Builder broadcast() {
            this.group = null;
            return this;
        }

        /**
         * Sets how many deliveries may be unsettled at once.
         *
         * @param count from 1 to {@link #MOST_IN_FLIGHT}
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxInFlight(int count) {
            this.maxInFlight = inRange("maxInFlight", count, MOST_IN_FLIGHT);
            return this;
        }

        /**
         * Sets how many times a message is handed out before it is given up.
         *
         * @param count from 1 to {@link #MOST_ATTEMPTS}
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxAttempts(int count) {
            this.maxAttempts = inRange("maxAttempts", count, MOST_ATTEMPTS);
            return this;
        }

        /**
         * Sets how long to wait before another attempt, where nobody says otherwise.
         *
         * @param newBackoff the backoff
         * @return this
         */
        public Builder backoff(Backoff newBackoff) {
            this.backoff = Objects.requireNonNull(newBackoff, "backoff");
            return this;
        }

        /**
         * Sets what becomes of a message that is given up.
         *
         * @param policy the policy
         * @return this
         */
        public Builder deadLetterPolicy(DeadLetterPolicy policy) {
            this.deadLetterPolicy = Objects.requireNonNull(policy, "deadLetterPolicy");
            return this;
        }

        /**
         * Has messages that are given up published to a topic.
         *
         * @param deadLetterTopic see {@link DeadLetterPolicy.ToTopic}
         * @return this
         */
        public Builder deadLetterTopic(String deadLetterTopic) {
            return deadLetterPolicy(new DeadLetterPolicy.ToTopic(deadLetterTopic));
        }

        /**
         * Adds a setting that only one kind of broker knows.
         *
         * @param key which
         * @param value its text
         * @return this
         */
        public Builder extension(String key, String value) {
            extensions.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Builds the specification.
         *
         * @return the specification
         * @throws IllegalArgumentException if the dead-letter topic is the topic itself
         */
        public SubscriptionSpec build() {
            if (deadLetterPolicy instanceof DeadLetterPolicy.ToTopic to
                    && to.topic().equals(topic)) {
                throw new IllegalArgumentException("the dead-letter topic is " + topic
                        + ", the subscribed topic itself; a message that fails would come back for ever");
            }
            return new SubscriptionSpec(this);
        }

        private static int inRange(String name, int count, int most) {
            if (count < 1 || count > most) {
                throw new IllegalArgumentException(name + " is " + count + ", but wanted is 1 to " + most);
            }
            return count;
        }
    }
}
