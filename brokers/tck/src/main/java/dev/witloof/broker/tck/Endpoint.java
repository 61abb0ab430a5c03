package dev.witloof.broker.tck;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import java.util.Objects;

/**
 * How to connect.
 *
 * @param url where to
 * @param config the adapter's settings
 */
public record Endpoint(String url, BrokerConfig config) {

    /**
     * Refuses nulls.
     *
     * @param url see {@link #url()}
     * @param config see {@link #config()}
     */
    public Endpoint {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(config, "config");
    }

    /**
     * A URL without settings.
     *
     * @param url where to
     * @return the endpoint
     */
    public static Endpoint of(String url) {
        return new Endpoint(url, BrokerConfig.EMPTY);
    }

    /**
     * The endpoint with a setting added or replaced.
     *
     * @param key which
     * @param value its text
     * @return a new endpoint
     */
    public Endpoint with(String key, String value) {
        return new Endpoint(url, config.with(key, value));
    }

    /**
     * Connects, as {@link Brokers#connect(String, BrokerConfig)} does.
     *
     * @return the connection
     */
    public Broker connect() {
        return Brokers.connect(url, config);
    }
}
