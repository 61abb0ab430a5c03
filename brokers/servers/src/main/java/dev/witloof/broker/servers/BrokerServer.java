package dev.witloof.broker.servers;

/** A broker that runs and is ready for clients, on 127.0.0.1. Thread-safe. */
public interface BrokerServer extends AutoCloseable {
    /** The address all servers listen on. */
    String HOST = "127.0.0.1";

    /**
     * What it is.
     *
     * @return the kind
     */
    ServerKind kind();

    /**
     * Where it listens. The same for the life of the server, restarts included.
     *
     * @return a TCP port
     */
    int port();

    /**
     * Host and port.
     *
     * @return for instance {@code 127.0.0.1:24222}
     */
    default String address() {
        return HOST + ":" + port();
    }

    /**
     * The address with the scheme of the adapter for this kind of broker, and without credentials.
     *
     * @return for instance {@code nats://127.0.0.1:24222}, also where the server wants TLS
     */
    default String url() {
        return url(kind().scheme());
    }

    /**
     * The address with another scheme.
     *
     * @param scheme for instance {@code amqps}
     * @return for instance {@code amqps://127.0.0.1:25671}
     */
    default String url(String scheme) {
        return scheme + "://" + address();
    }

    /** Ends the server. What it stored stays in its directory. Ending an ended server does nothing. */
    @Override
    void close();
}
