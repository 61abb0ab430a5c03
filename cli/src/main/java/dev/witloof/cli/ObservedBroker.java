package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ForwardingBroker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A broker whose messages are published by somebody who looks at them. Closing it closes nothing. */
final class ObservedBroker extends ForwardingBroker {
    private final Function<Envelope, CompletionStage<Void>> publisher;

    ObservedBroker(Broker broker, Function<Envelope, CompletionStage<Void>> publisher) {
        super(broker);
        this.publisher = publisher;
    }

    @Override
    public CompletionStage<Void> publish(Envelope message) {
        return publisher.apply(message);
    }

    @Override
    public void close(Duration grace) {
        // The conversation's own broker is closed by whoever opened it.
    }
}
