package dev.witloof.broker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A broker that has another do everything, for subclasses that do some of it themselves. As thread-safe as that one. */
public abstract class ForwardingBroker implements Broker {
    private final Broker broker;

    /**
     * Makes a broker.
     *
     * @param broker does what is not overridden
     */
    protected ForwardingBroker(Broker broker) {
        this.broker = broker;
    }

    @Override
    public String system() {
        return broker.system();
    }

    @Override
    public CompletionStage<Void> publish(Envelope message) {
        return broker.publish(message);
    }

    @Override
    public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        return broker.subscribe(spec, sink);
    }

    @Override
    public ReplyChannel openReplyChannel(Consumer<? super Envelope> sink) {
        return broker.openReplyChannel(sink);
    }

    @Override
    public Set<Capability> capabilities() {
        return broker.capabilities();
    }

    @Override
    public Health health() {
        return broker.health();
    }

    @Override
    public void close(Duration grace) {
        broker.close(grace);
    }
}
