package dev.witloof.messaging.config;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.SettingException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Connects to all brokers of a configuration, or to none. */
final class Connecting {

    private Connecting() {}

    static Map<String, Broker> connect(Map<String, ConnectionConfig> connections) {
        Map<String, Broker> open = new TreeMap<>();
        try {
            connections.forEach((name, connection) -> open.put(name, connect(name, connection)));
        } catch (RuntimeException | Error e) {
            for (Broker broker : open.values()) {
                try {
                    broker.close(Duration.ZERO);
                } catch (RuntimeException closing) {
                    e.addSuppressed(closing);
                }
            }
            throw e;
        }
        return Collections.unmodifiableMap(open);
    }

    /** The failures name the connection, of which there may be several. */
    private static Broker connect(String name, ConnectionConfig connection) {
        try {
            return Brokers.connect(connection.url().text(), connection.settings());
        } catch (BrokerException e) {
            throw new BrokerException(e.kind(), named(name, e.getMessage()), e);
        } catch (SettingException e) {
            throw new IllegalArgumentException(named(name, e.reason()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(named(name, e.getMessage()), e);
        }
    }

    private static String named(String name, @Nullable String message) {
        return "connection " + Shown.name(name) + ": " + message;
    }
}
