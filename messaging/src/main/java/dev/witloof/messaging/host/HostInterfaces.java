package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.MessagingInterfaces;
import java.time.Duration;

/** What a host gives one instance of its guest, over its connections. For one thread at a time, like the instance. */
public final class HostInterfaces {

    private final Connections connections;
    private final MessageBudget budget;
    private final MessagingInterfaces interfaces;

    /**
     * Makes the interfaces.
     *
     * @param connections what guests can connect to
     * @param sendTimeout how long a send or a reply may take, until the guest gets the error {@code timeout}
     * @param maxMessageBytes how much the messages that the instance holds may take in the host's memory
     * @param observer is told of what the guest publishes; throws nothing
     */
    public HostInterfaces(Connections connections, Duration sendTimeout, long maxMessageBytes, HostObserver observer) {
        this.connections = connections;
        this.budget = new MessageBudget(maxMessageBytes);
        this.interfaces = new MessagingInterfaces(
                new HostTypes(connections, budget),
                new HostProducer(sendTimeout, observer),
                new HostRequestReply(sendTimeout, budget, observer));
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
     * @throws dev.witloof.broker.BrokerException if the messages that the instance holds leave no room for it
     */
    public Types.Message message(Envelope envelope, String connection) {
        return BrokerMessage.of(envelope, connections.require(connection), budget);
    }

    /**
     * Whether the instance can go on: one that does not drop its messages runs out of room some day.
     *
     * @return false if it holds more than half of what it may
     */
    public boolean hasRoom() {
        return budget.hasRoom();
    }
}
