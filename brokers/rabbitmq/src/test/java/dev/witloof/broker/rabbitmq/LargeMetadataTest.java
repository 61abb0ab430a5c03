package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Metadata that do not fit into a frame, of 128 KiB on this server. */
@Timeout(300)
class LargeMetadataTest {
    @TempDir
    static Path directory;

    @Test
    void aMessageWithTooMuchMetadataFailsAloneAndTheNextOnesAreConfirmed() throws Exception {
        Envelope large = Envelope.builder("topic")
                .metadata(Metadata.EMPTY.plus("key", "x".repeat(200_000)))
                .build();
        try (BrokerServer server = TestServers.start(ServerKind.RABBITMQ, directory);
                Broker broker = Brokers.connect(server.url())) {
            broker.subscribe(SubscriptionSpec.builder("topic").group("g").build(), Delivery::ack);
            Publishing.of(broker, "topic", "before").succeeds();

            BrokerException failure = Publishing.of(broker, large).fails();

            assertThat(failure.kind()).isEqualTo(BrokerException.Kind.TOO_LARGE);
            assertThat(failure).hasMessageMatching(".* a frame of 200\\d{3} bytes, and the broker takes 131072");
            Publishing.of(broker, "topic", "first").succeeds();
            Publishing.of(broker, "topic", "second").succeeds();
        }
    }
}
