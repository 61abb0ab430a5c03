package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Broker;
import dev.witloof.broker.client.Requester;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The brokers that a host has, by the names that guests use in {@code client.connect}. Thread-safe. */
public final class Connections implements AutoCloseable {

    /** One of them. */
    record Connection(String name, Broker broker, Requester requester) {}

    private final Map<String, Connection> byName;

    /**
     * Makes connections of brokers. The brokers stay the caller's to close.
     *
     * @param brokers the brokers by name
     */
    public Connections(Map<String, Broker> brokers) {
        Map<String, Connection> connections = new TreeMap<>();
        brokers.forEach((name, broker) -> connections.put(name, new Connection(name, broker, new Requester(broker))));
        this.byName = Collections.unmodifiableMap(connections);
    }

    Connection get(String name) throws Types.ErrorException {
        Connection connection = byName.get(name);
        if (connection == null) {
            throw WitErrors.connection(unknown(name));
        }
        return connection;
    }

    /**
     * One of them, which must be there.
     *
     * @param name its name
     * @return the connection
     * @throws IllegalArgumentException if there is none of that name, naming those there are
     */
    Connection require(String name) {
        Connection connection = byName.get(name);
        if (connection == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return connection;
    }

    private String unknown(String name) {
        return "there is no connection named \"" + name + "\"; this host has "
                + (byName.isEmpty() ? "none" : String.join(", ", byName.keySet()));
    }

    /** Gives up the requests that still wait. */
    @Override
    public void close() {
        byName.values().forEach(connection -> connection.requester().close());
    }
}
