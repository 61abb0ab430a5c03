package dev.witloof.messaging.config;

import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.HandlingOptions;
import java.util.Objects;

/**
 * A subscription of a host.
 *
 * @param connection the name of its connection
 * @param spec what it subscribes to
 * @param options how its messages are handled
 */
public record SubscriptionConfig(String connection, SubscriptionSpec spec, HandlingOptions options) {

    /**
     * Refuses null.
     *
     * @param connection see {@link #connection()}
     * @param spec see {@link #spec()}
     * @param options see {@link #options()}
     */
    public SubscriptionConfig {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(options, "options");
    }
}
