package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.IncomingHandler;
import java.util.Objects;

/** An instance of a component that handles messages. Used by one thread at a time. */
public interface Guest extends AutoCloseable {

    /**
     * What the guest exports to handle messages.
     *
     * @return the exported interface, the same at every call
     */
    IncomingHandler incomingHandler();

    /**
     * A guest of a world, which need not be one of messaging alone.
     *
     * <pre>{@code
     * MyWorld world = prepared.instantiate(store, imports);
     * return Guest.of(world.exports().incomingHandler(), world::close);
     * }</pre>
     *
     * @param handler what the world exports to handle messages
     * @param release releases the instance
     * @return the guest
     */
    static Guest of(IncomingHandler handler, Runnable release) {
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(release, "release");
        return new Guest() {
            @Override
            public IncomingHandler incomingHandler() {
                return handler;
            }

            @Override
            public void close() {
                release.run();
            }
        };
    }

    /** Releases the instance. */
    @Override
    void close();
}
