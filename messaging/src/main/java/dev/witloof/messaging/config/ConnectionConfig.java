package dev.witloof.messaging.config;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import java.util.Objects;

/**
 * Where a connection goes. Shows neither passwords nor the values of settings.
 *
 * @param url the broker
 * @param settings what its adapter is told
 */
public record ConnectionConfig(BrokerUrl url, BrokerConfig settings) {

    /**
     * Refuses null.
     *
     * @param url see {@link #url()}
     * @param settings see {@link #settings()}
     */
    public ConnectionConfig {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(settings, "settings");
    }
}
