package dev.witloof.broker;

import java.util.Set;

/**
 * An adapter for a kind of broker, found by URL scheme through {@link java.util.ServiceLoader}. An implementation has a
 * public constructor without parameters, does no work in it, and is thread-safe.
 */
public interface BrokerProvider {

    /**
     * The URL schemes that this adapter serves.
     *
     * @return one or more, lower case, such as {@code amqp} and {@code amqps}
     */
    Set<String> schemes();

    /**
     * Connects. Blocks until the broker has answered.
     *
     * @param url where to; its scheme is one of {@link #schemes()}
     * @param config the adapter's settings; a key that the adapter does not know is refused, see
     *     {@link BrokerConfig#requireKnown}
     * @return the connection
     * @throws BrokerException if the broker cannot be reached or does not let us in
     * @throws IllegalArgumentException if the URL or a setting is wrong, saying which and what was wanted
     */
    Broker connect(BrokerUrl url, BrokerConfig config);

    /**
     * Looks at an address and settings without connecting, so that a configuration can be checked where its brokers are
     * out of reach. An adapter that has no such look accepts everything here, and refuses it in {@link #connect}.
     *
     * @param url where to; its scheme is one of {@link #schemes()}
     * @param config the adapter's settings
     * @throws IllegalArgumentException if the URL or a setting is wrong, as {@link #connect} says it
     */
    default void check(BrokerUrl url, BrokerConfig config) {}
}
