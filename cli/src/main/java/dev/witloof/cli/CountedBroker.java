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

/** A broker whose deliveries are counted when they are handed out, and when they are settled by whoever got them. */
record CountedBroker(Broker broker, Runnable onTaken, Runnable onSettled) implements Broker {

    @Override
    public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        return broker.subscribe(spec, delivery -> {
            onTaken.run();
            sink.accept(new Counted(delivery, onSettled));
        });
    }

    private record Counted(Delivery delivery, Runnable onSettled) implements Delivery {
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
            return counted(delivery.ack());
        }

        @Override
        public CompletionStage<Void> retry(Duration delay, String reason) {
            return counted(delivery.retry(delay, reason));
        }

        @Override
        public CompletionStage<Void> reject(String reason) {
            return counted(delivery.reject(reason));
        }

        private CompletionStage<Void> counted(CompletionStage<Void> settlement) {
            return settlement.whenComplete((done, failure) -> {
                if (failure == null) {
                    onSettled.run();
                }
            });
        }
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
