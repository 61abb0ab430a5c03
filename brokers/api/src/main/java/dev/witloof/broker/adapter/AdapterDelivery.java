package dev.witloof.broker.adapter;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Settlement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A message that was handed to a sink. The first to set the settlement does what follows from it. */
final class AdapterDelivery implements Delivery {
    private final AdapterSubscription subscription;
    private final Attempt attempt;
    private final AtomicReference<@Nullable Settlement> settlement = new AtomicReference<>();

    AdapterDelivery(AdapterSubscription subscription, Attempt attempt) {
        this.subscription = subscription;
        this.attempt = attempt;
    }

    Attempt what() {
        return attempt;
    }

    @Override
    public Envelope envelope() {
        return attempt.receipt().envelope();
    }

    @Override
    public String id() {
        return attempt.receipt().id();
    }

    @Override
    public int attempt() {
        return attempt.number();
    }

    @Override
    public CompletionStage<Void> ack() {
        return win(Settlement.ACKED) ? subscription.ack(this) : late();
    }

    @Override
    public CompletionStage<Void> retry(Duration delay, String reason) {
        Objects.requireNonNull(reason, "reason");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay of a retry is negative: " + delay);
        }
        return win(Settlement.RETRIED) ? subscription.retry(this, delay, reason) : late();
    }

    @Override
    public CompletionStage<Void> reject(String reason) {
        Objects.requireNonNull(reason, "reason");
        return win(Settlement.REJECTED) ? subscription.giveUp(this, reason) : late();
    }

    /** Takes the message from whoever has it; false if it is settled. */
    boolean takeBack() {
        return win(Settlement.RETURNED);
    }

    boolean isSettled() {
        return settlement.get() != null;
    }

    private boolean win(Settlement how) {
        return settlement.compareAndSet(null, how);
    }

    private CompletionStage<Void> late() {
        Settlement first = Objects.requireNonNull(settlement.get());
        return CompletableFuture.failedFuture(new AlreadySettledException(id(), first));
    }
}
