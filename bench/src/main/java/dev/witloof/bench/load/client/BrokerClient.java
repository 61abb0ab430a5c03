package dev.witloof.bench.load.client;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The in-memory broker, which has no library but Witloof's own interface. */
public final class BrokerClient implements PlainClient {
    private final Broker broker;

    /**
     * Connects.
     *
     * @param url of the broker
     */
    public BrokerClient(String url) {
        this.broker = Brokers.connect(url, BrokerConfig.EMPTY);
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        return broker.publish(Envelope.of(topic, body));
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        SubscriptionSpec spec = SubscriptionSpec.builder(topic)
                .group(GROUP)
                .maxInFlight(inFlight)
                .build();
        broker.subscribe(
                spec, delivery -> sink.accept(new Received(delivery.envelope().data(), delivery::ack)));
    }

    @Override
    public void close() {
        broker.close();
    }
}
