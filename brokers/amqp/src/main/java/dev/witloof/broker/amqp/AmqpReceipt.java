package dev.witloof.broker.amqp;

import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/** A message of a link. Its broker counts the attempts that it is told of. */
final class AmqpReceipt implements Receipt {
    private final AmqpSource source;
    private final Delivery delivery;
    private final Envelope envelope;
    private final String id;
    private final int attempt;

    AmqpReceipt(AmqpSource source, Delivery delivery, Envelope envelope, String id, int attempt) {
        this.source = source;
        this.delivery = delivery;
        this.envelope = envelope;
        this.id = id;
        this.attempt = attempt;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public CompletionStage<Void> ack() {
        return settled(delivery::accept);
    }

    @Override
    public void release() {
        CompletionStage<Void> unused = settled(delivery::release);
    }

    @Override
    public void releaseAttempted() {
        CompletionStage<Void> unused = failed();
    }

    /** The broker has no delay, so the message is kept here, and the broker told after it; only so does it count. */
    @Override
    public Optional<CompletionStage<Void>> retry(Duration delay) {
        if (delay.isZero()) {
            return Optional.of(failed());
        }
        source.hold(this, delay);
        return Optional.of(CompletableFuture.completedFuture(null));
    }

    /** Has the broker count this attempt, and hand the message out again. */
    CompletionStage<Void> failed() {
        return settled(() -> delivery.modified(true, false));
    }

    @Override
    public CompletionStage<Void> deadLetter(DeadLetter why) {
        return settled(() -> delivery.reject("witloof:dead-letter", why.reason()));
    }

    private CompletionStage<Void> settled(Outcome outcome) {
        try {
            outcome.tell();
            return CompletableFuture.completedFuture(null);
        } catch (ClientException e) {
            return CompletableFuture.failedFuture(AmqpFailures.of(e, "settling message " + id));
        }
    }

    /** Something to tell the broker of a message. */
    @FunctionalInterface
    private interface Outcome {
        Object tell() throws ClientException;
    }
}
