package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;

/** The resource {@code client}: a guest's use of one of the host's connections. For one thread at a time. */
final class BrokerClient implements Types.Client {

    private final Connections.Connection connection;
    private boolean disconnected;

    BrokerClient(Connections.Connection connection) {
        this.connection = connection;
    }

    /** The connection of a client that {@code client.connect} gave out, while the guest has not disconnected. */
    static Connections.Connection connection(Types.Client client) throws Types.ErrorException {
        if (client instanceof BrokerClient own) {
            return own.connection();
        }
        throw WitErrors.connection("the client was not made by this host's client.connect");
    }

    private Connections.Connection connection() throws Types.ErrorException {
        if (disconnected) {
            throw WitErrors.connection("the client of \"" + connection.name() + "\" is disconnected; connect again");
        }
        return connection;
    }

    /** Ends this client. The host's connection serves other guests and stays. */
    @Override
    public void disconnect() throws Types.ErrorException {
        connection();
        disconnected = true;
    }
}
