package dev.witloof.broker.memory.mutant;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A delivery like another, for mutants to change. */
class DelegatingDelivery implements Delivery {
    private final Delivery delivery;
    private final Envelope envelope;

    DelegatingDelivery(Delivery delivery, Envelope envelope) {
        this.delivery = delivery;
        this.envelope = envelope;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public String id() {
        return delivery.id();
    }

    @Override
    public int attempt() {
        return delivery.attempt();
    }

    @Override
    public CompletionStage<Void> ack() {
        return delivery.ack();
    }

    @Override
    public CompletionStage<Void> retry(Duration delay, String reason) {
        return delivery.retry(delay, reason);
    }

    @Override
    public CompletionStage<Void> reject(String reason) {
        return delivery.reject(reason);
    }
}
