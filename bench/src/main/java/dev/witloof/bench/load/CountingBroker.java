package dev.witloof.bench.load;

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

/** A connection that counts what is acknowledged through it. What that costs is Witloof's to bear. */
record CountingBroker(Broker broker, Tally tally) implements Broker {
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
        return broker.subscribe(spec, delivery -> sink.accept(new Counted(delivery, tally)));
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

    private record Counted(Delivery delivery, Tally tally) implements Delivery {
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
            return tally.counting(delivery.ack());
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
}
