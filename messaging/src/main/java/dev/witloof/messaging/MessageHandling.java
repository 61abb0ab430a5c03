package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.SubscriptionSpec;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one message: an instance gets it, the listener is told, and the message is settled. Whatever a guest,
 * its factory or the listener throws, errors of the JVM included, the message is settled. Thread-safe.
 */
final class MessageHandling {

    private static final Logger LOG = LoggerFactory.getLogger(MessageHandling.class);

    private final InstancePool pool;
    private final OutcomeListener listener;

    MessageHandling(InstancePool pool, OutcomeListener listener) {
        this.pool = pool;
        this.listener = listener;
    }

    /** Handles a message on this thread. Throws nothing. */
    void handle(Delivery delivery, String connection, SubscriptionSpec spec) {
        Outcome outcome = call(delivery, connection);
        tell(delivery, outcome);
        if (outcome instanceof Outcome.Handled) {
            settle(delivery, delivery::ack);
            return;
        }
        LOG.warn(
                "Message {} of {} failed in attempt {}: {}",
                delivery.id(),
                spec.topic(),
                delivery.attempt(),
                outcome.reason());
        settle(delivery, () -> delivery.retry(spec.backoff().after(delivery.attempt()), outcome.reason()));
    }

    @SuppressWarnings("CatchingUnchecked") // Also an Error must not leave the message unsettled.
    private Outcome call(Delivery delivery, String connection) {
        InstancePool.Instance instance;
        try {
            instance = pool.take();
        } catch (Throwable e) {
            return new Outcome.Trapped(e);
        }
        try {
            instance.guest().incomingHandler().handle(instance.host().message(delivery.envelope(), connection));
        } catch (Types.ErrorException e) {
            pool.release(instance);
            return new Outcome.Failed(e.error());
        } catch (Throwable e) {
            pool.discard(instance);
            return new Outcome.Trapped(e);
        }
        pool.release(instance);
        return new Outcome.Handled();
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a listener throws, the message is settled as its guest ended.
    private void tell(Delivery delivery, Outcome outcome) {
        try {
            listener.onOutcome(delivery, outcome);
        } catch (Throwable e) {
            LOG.warn("The outcome listener failed on message {}", delivery.id(), e);
        }
    }

    /** Settles a message, and says so if its broker does not take that. */
    static void settle(Delivery delivery, Supplier<CompletionStage<Void>> settlement) {
        CompletionStage<Void> settling;
        try {
            settling = settlement.get();
        } catch (RuntimeException e) {
            unsettled(delivery, e);
            return;
        }
        settling.whenComplete((done, failure) -> {
            if (failure != null) {
                unsettled(delivery, failure);
            }
        });
    }

    private static void unsettled(Delivery delivery, Throwable failure) {
        LOG.warn("Message {} could not be settled: its broker delivers it again", delivery.id(), failure);
    }
}
