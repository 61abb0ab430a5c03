package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;

/** The interface {@code types} on a host's connections. */
final class HostTypes implements Types {

    private final Connections connections;
    private final MessageBudget budget;

    HostTypes(Connections connections, MessageBudget budget) {
        this.connections = connections;
        this.budget = budget;
    }

    @Override
    public Client clientConnect(String name) throws ErrorException {
        return new BrokerClient(connections.get(name));
    }

    @Override
    public Message newMessage(byte[] data) {
        return BrokerMessage.of(data, budget);
    }
}
