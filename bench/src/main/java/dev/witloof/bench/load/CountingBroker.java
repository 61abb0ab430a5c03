package dev.witloof.bench.load;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.ForwardingBroker;
import dev.witloof.broker.ForwardingDelivery;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A connection that counts what is acknowledged through it. What that costs is Witloof's to bear. */
final class CountingBroker extends ForwardingBroker {
    private final Tally tally;

    CountingBroker(Broker broker, Tally tally) {
        super(broker);
        this.tally = tally;
    }

    @Override
    public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        return super.subscribe(spec, PromptSink.changed(sink, delivery -> new Counted(delivery, tally)));
    }

    private static final class Counted extends ForwardingDelivery {
        private final Tally tally;

        Counted(Delivery delivery, Tally tally) {
            super(delivery);
            this.tally = tally;
        }

        @Override
        public CompletionStage<Void> ack() {
            return tally.counting(super.ack());
        }
    }
}
