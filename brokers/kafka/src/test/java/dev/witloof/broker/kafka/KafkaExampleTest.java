package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The example of the documentation. */
class KafkaExampleTest {

    @Test
    void anOrderIsHandled() throws Exception {
        String servers = TestKafka.get().address();
        BrokerConfig settings = BrokerConfig.EMPTY.with("create-entities", "true");
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();

        try (Broker broker = Brokers.connect("kafka://" + servers, settings)) {
            broker.subscribe(SubscriptionSpec.builder("orders").group("billing").build(), delivery -> {
                handled.add(delivery.envelope().text());
                delivery.ack();
            });
            broker.publish(Envelope.builder("orders")
                    .text("three chicory, please")
                    .metadata("kafka-key", "customer-7")
                    .build());

            assertThat(handled.poll(60, TimeUnit.SECONDS)).isEqualTo("three chicory, please");
        }
    }
}
