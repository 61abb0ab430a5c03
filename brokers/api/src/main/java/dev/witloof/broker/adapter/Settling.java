package dev.witloof.broker.adapter;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Settlement;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does at the broker what deliveries are settled with. Thread-safe; calls the broker without a lock. */
final class Settling {
    /** How long to wait after a dead letter was refused: never at once, whatever the subscription says of retries. */
    private static final Backoff REFUSED = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final SubscriptionSpec spec;
    private final AdapterBroker broker;
    private final AdapterSubscription subscription;
    private final Deliveries deliveries;
    private final GivingUp givingUp;

    Settling(SubscriptionSpec spec, AdapterBroker broker, AdapterSubscription subscription, Deliveries deliveries) {
        this.spec = spec;
        this.broker = broker;
        this.subscription = subscription;
        this.deliveries = deliveries;
        this.givingUp = new GivingUp(spec, broker);
    }

    /** Whether a message is not for the sink: it has used up its attempts, or is only a dead letter that came back. */
    boolean isForNobody(AdapterDelivery delivery) {
        return delivery.attempt() > spec.maxAttempts() || givingUp.isComeBack(delivery.envelope());
    }

    /** Settles a message that is for nobody. */
    void settleUnseen(AdapterDelivery delivery) {
        // A refused letter is tried again from here, and nobody could be told.
        CompletionStage<Void> unused = givingUp.isComeBack(delivery.envelope())
                ? ack(delivery)
                : giveUp(delivery, Settlement.REJECTED, delivery.failure(), delivery.attempt() - 1);
    }

    /** Acknowledges a message. */
    CompletionStage<Void> ack(AdapterDelivery delivery) {
        Settlement before = deliveries.settle(delivery, Settlement.ACKED, Place.LEAVING);
        return before == null ? leave(delivery, delivery.receipt()::ack) : delivery.late(before);
    }

    /** Lets a message wait for another attempt, at the broker or here, or gives it up if this was the last. */
    CompletionStage<Void> retry(AdapterDelivery delivery, Duration delay, String reason) {
        if (delivery.attempt() >= spec.maxAttempts()) {
            return giveUp(delivery, Settlement.RETRIED, reason, delivery.attempt());
        }
        Settlement before = deliveries.settle(delivery, Settlement.RETRIED, Place.RETRYING);
        if (before != null) {
            return delivery.late(before);
        }
        Optional<CompletionStage<Void>> atBroker = retryAtBroker(delivery, delay);
        if (atBroker.isPresent()) {
            // Even if it was lost meanwhile: nothing else may be done with it.
            deliveries.move(delivery, Place.RETRYING, Place.LEAVING);
            return leave(delivery, atBroker::get);
        }
        return delay(delivery, Place.RETRYING, delay, delivery.next(reason))
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(cutOff(delivery));
    }

    @SuppressWarnings("CatchingUnchecked") // A client that breaks with an error must not leave a message hanging.
    private static Optional<CompletionStage<Void>> retryAtBroker(AdapterDelivery delivery, Duration delay) {
        try {
            return delivery.receipt().retry(delay);
        } catch (Throwable thrown) {
            return Optional.of(CompletableFuture.failedFuture(thrown));
        }
    }

    /** Makes a message a dead letter. */
    CompletionStage<Void> reject(AdapterDelivery delivery, String reason) {
        return giveUp(delivery, Settlement.REJECTED, reason, delivery.attempt());
    }

    private CompletionStage<Void> giveUp(AdapterDelivery delivery, Settlement how, String reason, int attempts) {
        Settlement before = deliveries.settle(delivery, how, Place.DYING);
        if (before != null) {
            return delivery.late(before);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        givingUp.prepare(delivery.receipt(), reason, attempts).whenComplete((forget, failure) -> {
            if (failure != null) {
                refused(delivery, reason, BrokerException.from(failure));
                done.completeExceptionally(BrokerException.from(failure));
            } else if (!deliveries.move(delivery, Place.DYING, Place.LEAVING)) {
                done.completeExceptionally(cutOff(delivery));
            } else {
                Step.forward(leave(delivery, forget), done);
            }
        });
        return done;
    }

    /** A message without its dead letter is handed out again, or given up again if that was its last attempt. */
    private void refused(AdapterDelivery delivery, String reason, BrokerException why) {
        boolean seen = delivery.attempt() <= spec.maxAttempts();
        AdapterDelivery next = delivery.afterRefusal(reason, seen, String.valueOf(why.getMessage()));
        delay(delivery, Place.DYING, REFUSED.after(next.refusals()), next);
    }

    /** Keeps a message here until its next attempt; false if it is not here any more. */
    private boolean delay(AdapterDelivery delivery, Place from, Duration delay, AdapterDelivery next) {
        if (!deliveries.move(delivery, from, Place.DELAYED)) {
            return false;
        }
        if (deliveries.isStopped()) {
            if (deliveries.remove(delivery, Place.DELAYED)) {
                subscription.giveBack(List.of(delivery));
            }
        } else {
            broker.threads().after(delay, () -> {
                deliveries.due(delivery, next);
                subscription.wake();
            });
        }
        return true;
    }

    private CompletionStage<Void> leave(AdapterDelivery delivery, Step step) {
        subscription.wake();
        CompletionStage<Void> leaving = Step.run(step);
        if (Step.isDone(leaving)) {
            left(delivery);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        leaving.whenComplete((ended, failure) -> {
            left(delivery);
            Step.complete(done, failure);
        });
        return done;
    }

    private void left(AdapterDelivery delivery) {
        if (deliveries.remove(delivery, Place.LEAVING)) {
            subscription.freed();
        }
    }

    private static BrokerException cutOff(AdapterDelivery delivery) {
        return new BrokerException(
                BrokerException.Kind.CONNECTION,
                "delivery " + delivery.id()
                        + " could not be settled: its subscription was closed or its connection broke"
                        + " before, and the broker hands it out again");
    }
}
