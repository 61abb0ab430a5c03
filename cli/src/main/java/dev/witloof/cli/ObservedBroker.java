package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** A broker whose messages are published by somebody who looks at them. Closing it closes nothing. */
record ObservedBroker(Broker broker, Function<Envelope, CompletionStage<Void>> publisher) implements Broker {

    @Override
    public String system() {
        return broker.system();
    }

    @Override
    public CompletionStage<Void> publish(Envelope message) {
        return publisher.apply(message);
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
        // The conversation's own broker is closed by whoever opened it.
    }
}
