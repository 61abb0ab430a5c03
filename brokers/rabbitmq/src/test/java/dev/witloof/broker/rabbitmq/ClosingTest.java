package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Publishing while the connection is being closed. On Qpid Broker-J. */
@Timeout(300)
class ClosingTest {
    @TempDir
    static Path directory;

    @Test
    void aPublishThatBeganBeforeClosingAndGetsThereAfterItEnds() throws Exception {
        // It takes a while to be made into a message, so that closing overtakes it.
        List<Metadata.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 400_000; i++) {
            entries.add(new Metadata.Entry("key-" + i, "value"));
        }
        Envelope large = Envelope.builder("race").metadata(Metadata.of(entries)).build();
        try (BrokerServer server = ServerKind.QPID.start(ServerOptions.in(directory))) {
            for (int round = 0; round < 10; round++) {
                Broker broker = Brokers.connect(server.url());
                List<Publishing> publishing = new ArrayList<>();
                Thread publisher = new Thread(() -> {
                    for (int i = 0; i < 20; i++) {
                        publishing.add(Publishing.of(broker, large));
                    }
                });
                publisher.start();
                Thread.sleep(20);

                broker.close(Duration.ZERO);
                publisher.join();

                for (Publishing each : publishing) {
                    assertThat(each.fails().kind())
                            .isIn(BrokerException.Kind.CONNECTION, BrokerException.Kind.TOO_LARGE);
                }
            }
        }
    }
}
