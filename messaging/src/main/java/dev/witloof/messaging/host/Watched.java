package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.Publication;
import java.util.Optional;

/** A publication of a guest, from before it is asked for permission until the guest has its answer. */
final class Watched {

    private Watched() {}

    /** What publishes. */
    @FunctionalInterface
    interface Publishing<T> {
        /**
         * Publishes.
         *
         * @param outgoing has every envelope before the broker gets it
         */
        T run(Outgoing outgoing) throws Types.ErrorException;
    }

    /** Makes of a guest's envelope the one that is published. */
    @FunctionalInterface
    interface Outgoing {
        Envelope of(Envelope message);
    }

    static <T> T publish(HostObserver observer, Publication publication, Publishing<T> publishing)
            throws Types.ErrorException {
        HostObserver.Publishing watching = observer.publishing(publication);
        Optional<Types.Error> failure = Optional.of(new Types.Error.Other("the call was ended"));
        try {
            T result = publishing.run(watching::outgoing);
            failure = Optional.empty();
            return result;
        } catch (Types.ErrorException e) {
            failure = Optional.of(e.error());
            throw e;
        } finally {
            watching.ended(failure);
        }
    }
}
