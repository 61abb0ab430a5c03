package dev.witloof.broker.nats;

import io.nats.client.Dispatcher;
import java.time.Duration;
import java.util.concurrent.Future;

/** The client library's dispatchers: a queue of messages each, and a thread that hands them on. */
final class Dispatchers {
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private Dispatchers() {}

    /** Ends a dispatcher and its subscriptions, unless the connection has ended it. What waits in it is dropped. */
    static void close(Link link, Dispatcher dispatcher) {
        try {
            if (dispatcher.isActive()) {
                link.connection().closeDispatcher(dispatcher);
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The connection was closed meanwhile, and the dispatcher with it.
        }
    }

    /** Ends a dispatcher and its subscriptions; what has arrived is handed on. Blocks for a round trip. */
    static void drain(Link link, Dispatcher dispatcher) {
        try {
            Future<Boolean> unused = dispatcher.drain(DRAIN);
        } catch (IllegalStateException e) {
            // The connection was closed meanwhile.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(link, dispatcher);
        }
    }
}
