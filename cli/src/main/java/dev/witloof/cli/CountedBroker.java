package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.ForwardingBroker;
import dev.witloof.broker.ForwardingDelivery;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A broker whose deliveries are counted when they are handed out, and when they are settled by whoever got them. */
final class CountedBroker extends ForwardingBroker {
    private final Runnable onTaken;
    private final Runnable onSettled;

    CountedBroker(Broker broker, Runnable onTaken, Runnable onSettled) {
        super(broker);
        this.onTaken = onTaken;
        this.onSettled = onSettled;
    }

    @Override
    public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        return super.subscribe(spec, PromptSink.changed(sink, delivery -> {
            onTaken.run();
            return new Counted(delivery, onSettled);
        }));
    }

    private static final class Counted extends ForwardingDelivery {
        private final Runnable onSettled;

        Counted(Delivery delivery, Runnable onSettled) {
            super(delivery);
            this.onSettled = onSettled;
        }

        @Override
        public CompletionStage<Void> ack() {
            return counted(super.ack());
        }

        @Override
        public CompletionStage<Void> retry(Duration delay, String reason) {
            return counted(super.retry(delay, reason));
        }

        @Override
        public CompletionStage<Void> reject(String reason) {
            return counted(super.reject(reason));
        }

        private CompletionStage<Void> counted(CompletionStage<Void> settlement) {
            return settlement.whenComplete((done, failure) -> {
                if (failure == null) {
                    onSettled.run();
                }
            });
        }
    }
}
