package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Broker;
import dev.witloof.broker.client.Requester;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.Publication;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The brokers that a host has, by the names that guests use in {@code client.connect}. Thread-safe. */
public final class Connections implements AutoCloseable {

    /**
     * One of them.
     *
     * @param grants what guests may do on it
     * @param open whether guests may connect to it: they have a grant or a subscription there
     */
    record Connection(String name, Broker broker, Requester requester, Grants grants, boolean open) {
        Publication publication(Publication.Kind kind, String topic, Optional<String> grant) {
            return new Publication(kind, name, broker.system(), topic, grant);
        }
    }

    private final Map<String, Connection> byName;

    /**
     * Makes connections of brokers. The brokers stay the caller's to close.
     *
     * @param brokers the brokers by name
     * @param grants what guests may do, by name; nothing where a name is missing
     * @param subscribed the names on which they have subscriptions
     */
    public Connections(Map<String, Broker> brokers, Map<String, Grants> grants, Set<String> subscribed) {
        Map<String, Connection> connections = new TreeMap<>();
        brokers.forEach((name, broker) -> {
            Grants granted = grants.getOrDefault(name, Grants.none());
            boolean open = subscribed.contains(name) || !granted.isEmpty();
            connections.put(name, new Connection(name, broker, new Requester(broker), granted, open));
        });
        this.byName = Collections.unmodifiableMap(connections);
    }

    /** What a guest that connects gets. It is told the names of those only that it may connect to. */
    Connection get(String name) throws Types.ErrorException {
        Connection connection = byName.get(name);
        if (connection == null) {
            List<String> open = byName.values().stream()
                    .filter(Connection::open)
                    .map(Connection::name)
                    .toList();
            throw WitErrors.connection(unknown(name, open));
        }
        if (!connection.open()) {
            throw WitErrors.denied("this guest may not use the connection \"" + name
                    + "\": it has neither a grant nor a subscription there; grant it topics on \"" + name + "\"");
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
            throw new IllegalArgumentException(unknown(name, byName.keySet()));
        }
        return connection;
    }

    private static String unknown(String name, Collection<String> known) {
        return "there is no connection named \"" + WitErrors.shown(name) + "\"; this host has "
                + (known.isEmpty() ? "none" : String.join(", ", known));
    }

    /** Gives up the requests that still wait. */
    @Override
    public void close() {
        byName.values().forEach(connection -> connection.requester().close());
    }
}
