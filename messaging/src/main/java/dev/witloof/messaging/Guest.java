package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.IncomingHandler;

/** An instance of a component that handles messages. Used by one thread at a time. */
public interface Guest extends AutoCloseable {

    /**
     * What the guest exports to handle messages.
     *
     * @return the exported interface, the same at every call
     */
    IncomingHandler incomingHandler();

    /** Releases the instance. */
    @Override
    void close();
}
