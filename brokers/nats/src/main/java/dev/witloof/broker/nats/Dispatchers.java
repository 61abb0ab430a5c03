package dev.witloof.broker.nats;

import io.nats.client.Dispatcher;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The client library's dispatchers: a queue of messages each, and a thread that hands them on. */
final class Dispatchers {
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration DRAIN_CUT_OFF = Duration.ofMillis(200);

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

    /**
     * Ends a dispatcher and its subscriptions, and waits until what has arrived has been handed on. Blocks for a round trip,
     * or, without a connection, for a moment.
     *
     * @param handled how many messages the dispatcher's handler has ended with
     */
    static void drainAll(Link link, Dispatcher dispatcher, LongSupplier handled) {
        Duration most = link.isUp() ? DRAIN : DRAIN_CUT_OFF;
        long end = System.nanoTime() + most.toNanos();
        try {
            Boolean unused = dispatcher.drain(most).get(most.toMillis(), TimeUnit.MILLISECONDS);
            // The client counts a message before its handler gets it.
            while (handled.getAsLong() < dispatcher.getDeliveredCount() && System.nanoTime() < end) {
                Thread.sleep(1);
            }
        } catch (IllegalStateException | ExecutionException | TimeoutException e) {
            // The connection was closed meanwhile, or there is more than can be handed on in this time.
            close(link, dispatcher);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(link, dispatcher);
        }
    }
}
