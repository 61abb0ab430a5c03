package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Settlement;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one message: an instance gets it, the listener is told, and the message is settled. Whatever a guest,
 * its factory or the listener throws, errors of the JVM included, the message is settled. Thread-safe.
 */
final class MessageHandling {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    private final Instances instances;
    private final OutcomeListener listener;
    private final HostObserver observer;
    private final GuestHealth health;
    private final Workers workers;
    private final Duration deadline;

    MessageHandling(
            Instances instances,
            OutcomeListener listener,
            HostObserver observer,
            GuestHealth health,
            Workers workers,
            Duration deadline) {
        this.instances = instances;
        this.listener = listener;
        this.observer = observer;
        this.health = health;
        this.workers = workers;
        this.deadline = deadline;
    }

    /**
     * What the broker is asked to do with a message.
     *
     * @param reason why, if it is not acknowledged
     */
    private record Verdict(Disposition disposition, String reason) {
        /** Where the host itself failed, which has nothing to do with the guest's options. */
        static final Verdict OF_A_FAILED_HOST =
                new Verdict(Disposition.RETRIED, "the host failed while it handled the message; its log says how");
    }

    /** Handles a message on this thread. Throws nothing. */
    @SuppressWarnings("CatchingUnchecked") // Also an Error must not leave the message unsettled.
    void handle(Delivery delivery, HostedSubscription subscription) {
        Verdict verdict;
        try {
            LogKeys.put(delivery, subscription.connection(), subscription.spec());
            verdict = judge(delivery, subscription);
        } catch (Throwable e) {
            verdict = Verdict.OF_A_FAILED_HOST;
            logFailure(e);
        }
        try {
            settle(delivery, subscription, verdict);
        } finally {
            LogKeys.remove();
        }
    }

    private Verdict judge(Delivery delivery, HostedSubscription subscription) {
        HostObserver.Handling watching = observer.handling(new HandledMessage(
                subscription.connection(), subscription.broker().system(), subscription.spec(), delivery));
        GuestLog.begin(() -> name(delivery, subscription));
        Outcome outcome = call(delivery, subscription);
        GuestLog.end();
        // An interrupt that the guest leaves behind, or that has ended it, is not for the broker's client.
        Thread.interrupted();
        health.ended(outcome);
        tell(delivery, outcome);
        Verdict verdict = new Verdict(disposition(outcome, delivery, subscription), outcome.reason());
        watching.ended(outcome, verdict.disposition());
        log(delivery, subscription, verdict);
        return verdict;
    }

    @SuppressWarnings("CatchingUnchecked") // Where no memory is left there may be none for the log either.
    private static void logFailure(Throwable failure) {
        try {
            LOG.error("The host failed while it handled a message", LogText.of(failure));
        } catch (Throwable unlogged) {
            // The message is settled all the same.
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Also an Error must not leave the message unsettled.
    private Outcome call(Delivery delivery, HostedSubscription subscription) {
        InstancePool.Instance instance;
        try {
            instance = instances.take(subscription.options().deadline().orElse(deadline));
        } catch (Throwable e) {
            health.notMade(e);
            return new Outcome.Trapped(e);
        }
        health.made();
        Types.Message message;
        try {
            message = instance.host().message(delivery.envelope(), subscription.connection());
        } catch (BrokerException e) {
            // A new instance, which holds nothing yet, may have room.
            instance.discard();
            return new Outcome.Refused(e);
        }
        try {
            instance.guest().incomingHandler().handle(message);
        } catch (Types.ErrorException e) {
            instance.release();
            return new Outcome.Failed(e.error());
        } catch (Throwable e) {
            instance.discard();
            return new Outcome.Trapped(e);
        }
        instance.release();
        return new Outcome.Handled();
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a listener throws, the message is settled as its guest ended.
    private void tell(Delivery delivery, Outcome outcome) {
        try {
            listener.onOutcome(delivery, outcome);
        } catch (Throwable e) {
            LOG.warn("The outcome listener failed on message {}", LogText.of(delivery.id()), LogText.of(e));
        }
    }

    private static Disposition disposition(Outcome outcome, Delivery delivery, HostedSubscription subscription) {
        if (outcome instanceof Outcome.Handled) {
            return Disposition.ACKNOWLEDGED;
        }
        HandlingOptions options = subscription.options();
        return switch (outcome instanceof Outcome.Trapped ? options.onTrap() : options.onError()) {
            case RETRY ->
                delivery.attempt() < subscription.spec().maxAttempts() ? Disposition.RETRIED : Disposition.GIVEN_UP;
            case REJECT -> Disposition.GIVEN_UP;
            case DROP -> Disposition.DROPPED;
            case PAUSE -> Disposition.HELD;
        };
    }

    private static void log(Delivery delivery, HostedSubscription subscription, Verdict verdict) {
        if (verdict.disposition() == Disposition.ACKNOWLEDGED) {
            if (LOG.isDebugEnabled()) {
                LOG.debug("{} was handled", name(delivery, subscription));
            }
            return;
        }
        LOG.warn(
                "{} failed in attempt {} of {} and is {}: {}",
                name(delivery, subscription),
                delivery.attempt(),
                subscription.spec().maxAttempts(),
                verdict.disposition().text(),
                verdict.reason());
    }

    private static String name(Delivery delivery, HostedSubscription subscription) {
        return "Message " + LogText.of(delivery.id()) + " on "
                + LogText.of(delivery.envelope().topic()) + " of connection " + subscription.connection()
                + subscription.spec().group().map(group -> ", group " + group).orElse("");
    }

    private void settle(Delivery delivery, HostedSubscription subscription, Verdict verdict) {
        SubscriptionSpec spec = subscription.spec();
        switch (verdict.disposition()) {
            case ACKNOWLEDGED, DROPPED -> settle(delivery, delivery::ack);
            case RETRIED ->
                settle(delivery, () -> delivery.retry(spec.backoff().after(delivery.attempt()), verdict.reason()));
            case GIVEN_UP -> settle(delivery, () -> delivery.reject(verdict.reason()));
            case HELD -> {
                try {
                    subscription.hold(delivery);
                } finally {
                    workers.finished(1);
                }
            }
        }
    }

    /** Settles a message, and says so if its broker does not take that. */
    private void settle(Delivery delivery, Supplier<CompletionStage<Void>> settlement) {
        CompletionStage<Void> settling;
        try {
            settling = settlement.get();
        } catch (RuntimeException | Error e) {
            unsettled(delivery, e);
            workers.finished(1);
            return;
        }
        settling.whenComplete((done, failure) -> {
            try {
                if (failure != null) {
                    unsettled(delivery, failure);
                }
            } finally {
                workers.finished(1);
            }
        });
    }

    private void unsettled(Delivery delivery, Throwable failure) {
        if (workers.stopped()
                && failure instanceof AlreadySettledException early
                && early.settlement() == Settlement.RETURNED) {
            LOG.info(
                    "Message {} went back to its broker when the host was closed, before its guest ended",
                    LogText.of(delivery.id()));
            return;
        }
        LOG.warn(
                "Message {} could not be settled: its broker delivers it again",
                LogText.of(delivery.id()),
                LogText.of(failure));
    }
}
