package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Health;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How often a connection is made anew. On Qpid Broker-J. */
@Timeout(120)
class ReconnectingTest {
    @TempDir
    static Path directory;

    @Test
    void aServerThatLetsEveryConnectionInAndEndsItAtOnceIsAskedEverMoreRarely() throws Exception {
        try (BrokerServer server = ServerKind.QPID.start(ServerOptions.in(directory));
                FaultProxy proxy = FaultProxy.open(server.port());
                Broker broker = Brokers.connect("rabbitmq://127.0.0.1:" + proxy.port())) {
            int ended = 0;
            long start = System.nanoTime();
            while (System.nanoTime() - start < Duration.ofSeconds(8).toNanos()) {
                if (broker.health().status() == Health.Status.UP && proxy.connections() > 0) {
                    proxy.cut();
                    ended++;
                    while (broker.health().status() == Health.Status.UP) {
                        Thread.sleep(1);
                    }
                }
                Thread.sleep(1);
            }

            // With delays that grow from a tenth of a second to five, each of them at least half as long.
            assertThat(ended).isBetween(2, 8);
        }
    }
}
