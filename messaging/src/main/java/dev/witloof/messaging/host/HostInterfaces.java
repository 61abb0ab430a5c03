package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import dev.witloof.messaging.MessagingInterfaces;
import java.time.Duration;

/** What a host gives its guests, over its connections. Thread-safe. */
public final class HostInterfaces {

    private final Connections connections;
    private final MessagingInterfaces interfaces;

    /**
     * Makes the interfaces.
     *
     * @param connections what guests can connect to
     * @param sendTimeout how long a send or a reply may take, until the guest gets the error {@code timeout}
     */
    public HostInterfaces(Connections connections, Duration sendTimeout) {
        this.connections = connections;
        this.interfaces = new MessagingInterfaces(
                new HostTypes(connections), new HostProducer(sendTimeout), new HostRequestReply(sendTimeout));
    }

    /**
     * What to pass to a guest's world.
     *
     * @return always the same
     */
    public MessagingInterfaces interfaces() {
        return interfaces;
    }

    /**
     * A delivered message as the resource that a guest's handler takes.
     *
     * @param envelope what the broker delivered
     * @param connection the name of the connection that it came through, to which replies go
     * @return a new resource
     * @throws IllegalArgumentException if there is no such connection
     */
    public Types.Message message(Envelope envelope, String connection) {
        return BrokerMessage.of(envelope, connections.require(connection));
    }
}
