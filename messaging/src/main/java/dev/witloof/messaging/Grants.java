package dev.witloof.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a guest may do on one connection, beside handling the messages of its subscriptions and replying to them.
 * Everything else fails with {@code permission-denied} before the broker hears of it. Immutable.
 *
 * <p>Topics are granted by patterns, in one notation for all brokers: {@code *} stands for any run of characters without
 * {@code .} and {@code /}, none included; {@code **} stands for any run at all; every other character stands for itself.
 * So {@code orders.*} covers {@code orders.new}, but neither {@code orders} nor {@code orders.new.eu}.
 *
 * <pre>{@code
 * Grants.builder().send("orders.*", "audit").request("quotes").build()
 * }</pre>
 */
public final class Grants {

    private static final Grants NONE = builder().build();
    private static final Grants ALL = builder().send("**").request("**").build();

    private final List<TopicPattern> sends;
    private final List<TopicPattern> requests;

    private Grants(List<TopicPattern> sends, List<TopicPattern> requests) {
        this.sends = List.copyOf(sends);
        this.requests = List.copyOf(requests);
    }

    /**
     * Nothing.
     *
     * @return grants that cover no topic
     */
    public static Grants none() {
        return NONE;
    }

    /**
     * Everything that the connection itself is allowed.
     *
     * @return grants that cover every topic
     */
    public static Grants all() {
        return ALL;
    }

    /**
     * Starts grants that cover nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The grant to send to a topic.
     *
     * @param topic a topic
     * @return the first pattern that covers it, if one does
     */
    public Optional<String> sending(String topic) {
        return first(sends, topic);
    }

    /**
     * The grant to request on a topic.
     *
     * @param topic a topic
     * @return the first pattern that covers it, if one does
     */
    public Optional<String> requesting(String topic) {
        return first(requests, topic);
    }

    /**
     * What either of two grants covers.
     *
     * @param more what to add
     * @return both together
     */
    public Grants plus(Grants more) {
        return new Builder().add(this).add(more).build();
    }

    /**
     * Whether nothing is granted.
     *
     * @return true if no topic is covered
     */
    public boolean isEmpty() {
        return sends.isEmpty() && requests.isEmpty();
    }

    private static Optional<String> first(List<TopicPattern> patterns, String topic) {
        for (TopicPattern pattern : patterns) {
            if (pattern.matches(topic)) {
                return Optional.of(pattern.text());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grants that && sends.equals(that.sends) && requests.equals(that.requests);
    }

    @Override
    public int hashCode() {
        return 31 * sends.hashCode() + requests.hashCode();
    }

    /** The patterns for people. */
    @Override
    public String toString() {
        return "send " + texts(sends) + ", request " + texts(requests);
    }

    private static List<String> texts(List<TopicPattern> patterns) {
        return patterns.stream().map(TopicPattern::text).toList();
    }

    /** Builds {@link Grants}. For one thread. */
    public static final class Builder {
        private final List<TopicPattern> sends = new ArrayList<>();
        private final List<TopicPattern> requests = new ArrayList<>();

        private Builder() {}

        /**
         * Lets the guest send to topics.
         *
         * @param patterns topics, or patterns of them; none of them empty
         * @return this
         * @throws IllegalArgumentException if one is empty
         */
        public Builder send(String... patterns) {
            return add(sends, patterns);
        }

        /**
         * Lets the guest request on topics: send messages there, and get the replies.
         *
         * @param patterns topics, or patterns of them; none of them empty
         * @return this
         * @throws IllegalArgumentException if one is empty
         */
        public Builder request(String... patterns) {
            return add(requests, patterns);
        }

        /**
         * Builds the grants.
         *
         * @return grants that later changes of this builder do not touch
         */
        public Grants build() {
            return new Grants(sends, requests);
        }

        private Builder add(Grants grants) {
            sends.addAll(grants.sends);
            requests.addAll(grants.requests);
            return this;
        }

        private Builder add(List<TopicPattern> list, String... patterns) {
            for (String pattern : patterns) {
                list.add(new TopicPattern(pattern));
            }
            return this;
        }
    }
}
