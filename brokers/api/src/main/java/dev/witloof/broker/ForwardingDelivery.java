package dev.witloof.broker;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A delivery that has another do everything, for subclasses that do some of it themselves. As thread-safe as that one. */
public abstract class ForwardingDelivery implements Delivery {
    private final Delivery delivery;

    /**
     * Makes a delivery.
     *
     * @param delivery does what is not overridden
     */
    protected ForwardingDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public Envelope envelope() {
        return delivery.envelope();
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
