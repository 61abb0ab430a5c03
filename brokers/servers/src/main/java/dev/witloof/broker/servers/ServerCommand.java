package dev.witloof.broker.servers;

import java.io.IOException;

/** How one kind of server is started as a process. One object serves one {@link ServerProcess} at a time. */
interface ServerCommand extends AutoCloseable {
    /** Writes the configuration, and says what to run. Called before every start, on the same directory. */
    ProcessBuilder prepare(ServerOptions options, int port) throws IOException;

    /** Whether the server on the port serves clients now. */
    default boolean isReady(ServerOptions options, int port) {
        return Ports.answers(port);
    }

    /** Ends what runs beside the server. */
    @Override
    default void close() {}
}
