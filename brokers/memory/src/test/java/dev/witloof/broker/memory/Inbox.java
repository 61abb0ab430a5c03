package dev.witloof.broker.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A sink that keeps deliveries, unsettled, and small helps around it. */
final class Inbox implements Consumer<Delivery> {
    private final LinkedBlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    @Override
    public void accept(Delivery delivery) {
        deliveries.add(delivery);
    }

    Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(60, TimeUnit.SECONDS);
        assertThat(delivery).as("a delivery in time").isNotNull();
        return delivery;
    }

    String ackedText() throws InterruptedException {
        Delivery delivery = next();
        join(delivery.ack());
        return delivery.envelope().text();
    }

    void staysEmpty() throws InterruptedException {
        assertThat(deliveries.poll(150, TimeUnit.MILLISECONDS)).isNull();
    }

    static void publish(Broker broker, String topic, String text) {
        join(broker.publish(Envelope.of(topic, text)));
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    static BrokerException failure(CompletionStage<?> stage) {
        return stage.toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .handle((value, failure) -> BrokerException.from(failure))
                .join();
    }
}
