package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All observers of a host as one that throws nothing. The last to be told of a beginning is the first to be told of the
 * end.
 */
final class Observers implements HostObserver {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    private final List<HostObserver> observers;

    Observers(List<HostObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public Handling handling(HandledMessage message) {
        if (observers.isEmpty()) {
            return Handling.NONE;
        }
        Deque<Handling> watching = begin(observer -> observer.handling(message));
        return (outcome, disposition) -> {
            for (Handling each : watching) {
                attempt(() -> each.ended(outcome, disposition));
            }
        };
    }

    @Override
    public Publishing publishing(Publication publication) {
        if (observers.isEmpty()) {
            return Publishing.NONE;
        }
        Deque<Publishing> watching = begin(observer -> observer.publishing(publication));
        return new Publishing() {
            @Override
            public Envelope outgoing(Envelope message) {
                Envelope[] result = {message};
                for (Publishing each : watching) {
                    attempt(() -> result[0] = each.outgoing(result[0]));
                }
                return result[0];
            }

            @Override
            public void ended(Optional<Types.Error> failure) {
                for (Publishing each : watching) {
                    attempt(() -> each.ended(failure));
                }
            }
        };
    }

    private <T> Deque<T> begin(Function<HostObserver, T> beginning) {
        Deque<T> watching = new ArrayDeque<>(observers.size());
        for (HostObserver observer : observers) {
            attempt(() -> watching.push(beginning.apply(observer)));
        }
        return watching;
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever an observer throws, the message goes its way.
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.warn("An observer failed", LogText.of(e));
        }
    }
}
