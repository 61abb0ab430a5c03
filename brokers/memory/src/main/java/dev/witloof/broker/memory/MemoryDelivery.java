package dev.witloof.broker.memory;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Settlement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A message that a member of a queue has taken. The first to set the settlement does what follows from it. */
final class MemoryDelivery implements Delivery {
    private final MemorySubscription subscription;
    private final Message message;
    private final AtomicReference<@Nullable Settlement> settlement = new AtomicReference<>();

    MemoryDelivery(MemorySubscription subscription, Message message) {
        this.subscription = subscription;
        this.message = message;
    }

    Message message() {
        return message;
    }

    @Override
    public Envelope envelope() {
        return message.envelope();
    }

    @Override
    public String id() {
        return "memory-" + message.number();
    }

    @Override
    public int attempt() {
        return message.attempt();
    }

    @Override
    public CompletionStage<Void> ack() {
        if (!win(Settlement.ACKED)) {
            return late();
        }
        subscription.forget(this);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> retry(Duration delay, String reason) {
        Objects.requireNonNull(reason, "reason");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay of a retry is negative: " + delay);
        }
        if (!win(Settlement.RETRIED)) {
            return late();
        }
        if (message.attempt() >= subscription.spec().maxAttempts()) {
            return done(subscription.giveUp(this, reason, message.attempt()));
        }
        subscription.tryAgain(this, delay, DeadLetter.cut(reason));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> reject(String reason) {
        Objects.requireNonNull(reason, "reason");
        return win(Settlement.REJECTED) ? done(subscription.giveUp(this, reason, message.attempt())) : late();
    }

    /** Gives up a message that has used up its attempts without being settled, instead of handing it out. */
    void giveUpUnseen() {
        if (win(Settlement.REJECTED)) {
            // The queue tries again by itself when the letter is refused, and nobody here could do more.
            Optional<BrokerException> unused =
                    subscription.giveUp(this, message.failure(), Math.max(1, message.attempt() - 1));
        }
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

    private static CompletionStage<Void> done(Optional<BrokerException> failure) {
        return failure.<CompletionStage<Void>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
