package dev.witloof.broker.adapter;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Settlement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One attempt at a message: it waits to be handed out, or is handed out, or is settled. Compared by identity. */
final class AdapterDelivery implements Delivery {
    private final Receipt receipt;
    private final Settling settling;
    private final int number;
    private final String failure;
    private final int refusals;

    /** Why the message's dead letter was refused, until the message is given up or tried again in another way. */
    private volatile @Nullable String refusal;

    /** Set once, under the monitor of the {@link Deliveries} that the message is among. */
    private volatile @Nullable Settlement settlement;

    /** Where this is among the {@link Placed}; null while it waits, and when it is not here any more. */
    private @Nullable Place place;

    private AdapterDelivery(
            Receipt receipt, Settling settling, int number, String failure, int refusals, @Nullable String refusal) {
        this.receipt = receipt;
        this.settling = settling;
        this.number = number;
        this.failure = failure;
        this.refusals = refusals;
        this.refusal = refusal;
    }

    static AdapterDelivery first(Receipt receipt, Settling settling) {
        return new AdapterDelivery(
                receipt,
                settling,
                Math.max(1, receipt.attempt()),
                "it was handed out before and never settled",
                0,
                null);
    }

    /** The attempt after this one, which ended in nothing worse than another attempt. */
    AdapterDelivery next(String reason) {
        refusal = null;
        return new AdapterDelivery(receipt, settling, number + 1, reason, 0, null);
    }

    /** The attempt after this one, which ended in a dead letter that was refused; one that nobody saw does not count. */
    AdapterDelivery afterRefusal(String reason, boolean seen, String why) {
        refusal = why;
        return new AdapterDelivery(receipt, settling, seen ? number + 1 : number, reason, refusals + 1, why);
    }

    Receipt receipt() {
        return receipt;
    }

    /** Why the attempt before this one failed, for people. */
    String failure() {
        return failure;
    }

    /** How many times in a row the message's dead letter was refused. */
    int refusals() {
        return refusals;
    }

    /** Why the message is still here although it was given up, if that is so. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Sets how this is settled; says how it was settled before if it was. */
    @Nullable
    Settlement settle(Settlement how) {
        Settlement before = settlement;
        if (before == null) {
            settlement = how;
        }
        return before;
    }

    boolean isIn(Place which) {
        return place == which;
    }

    @Nullable
    Place place() {
        return place;
    }

    void moveTo(@Nullable Place to) {
        place = to;
    }

    boolean isSettled() {
        return settlement != null;
    }

    /** Whether the message was handed out, in this attempt or one before it that its broker has not been told of. */
    boolean isAttempted() {
        return isSettled() || number > Math.max(1, receipt.attempt());
    }

    /** What a settlement that is not the first gets. */
    CompletionStage<Void> late(Settlement first) {
        return CompletableFuture.failedFuture(new AlreadySettledException(id(), first));
    }

    @Override
    public Envelope envelope() {
        return receipt.envelope();
    }

    @Override
    public String id() {
        return receipt.id();
    }

    @Override
    public int attempt() {
        return number;
    }

    @Override
    public CompletionStage<Void> ack() {
        return settling.ack(this);
    }

    @Override
    public CompletionStage<Void> retry(Duration delay, String reason) {
        Objects.requireNonNull(reason, "reason");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay of a retry is negative: " + delay);
        }
        return settling.retry(this, delay, DeadLetter.cut(reason));
    }

    @Override
    public CompletionStage<Void> reject(String reason) {
        Objects.requireNonNull(reason, "reason");
        return settling.reject(this, DeadLetter.cut(reason));
    }

    @Override
    public String toString() {
        return id() + " (attempt " + number + ")";
    }
}
