package dev.witloof.broker.memory.mutant;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.Brokers;
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

/** Connects to the in-memory broker of {@code mutant:NAME}, with what the {@link Mutant} of that name does wrong. */
public final class MutantProvider implements BrokerProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("mutant");
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        Mutant mutant = Mutant.valueOf(url.rest());
        BrokerConfig limits = BrokerConfig.EMPTY.with("body-bytes", Integer.toString(1 << 20));
        if (mutant != Mutant.IGNORES_UNKNOWN_SETTINGS) {
            config.asMap().keySet().forEach(key -> {
                throw new IllegalArgumentException("unknown setting " + key);
            });
        }
        return new MutantBroker(Brokers.connect(memory(mutant), limits), mutant);
    }

    /** The broker behind a mutant. */
    static String memory(Mutant mutant) {
        return "memory:mutant-" + mutant;
    }

    private record MutantBroker(Broker broker, Mutant mutant) implements Broker {
        @Override
        public String system() {
            return "mutant";
        }

        @Override
        public CompletionStage<Void> publish(Envelope message) {
            return mutant.publish(broker, message);
        }

        @Override
        public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
            return mutant.subscription(
                    broker.subscribe(mutant.spec(spec), delivery -> sink.accept(mutant.delivery(delivery))));
        }

        @Override
        public ReplyChannel openReplyChannel(Consumer<? super Envelope> sink) {
            return broker.openReplyChannel(mutant.replies(sink));
        }

        @Override
        public Set<Capability> capabilities() {
            return mutant.capabilities(broker);
        }

        @Override
        public Health health() {
            return mutant.health(broker);
        }

        @Override
        public void close(Duration grace) {
            mutant.close(broker, grace);
        }
    }
}
