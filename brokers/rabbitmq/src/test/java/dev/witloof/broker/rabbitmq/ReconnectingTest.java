package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Health;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.FaultProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How often a connection is made anew. On Qpid Broker-J. */
@Timeout(300)
class ReconnectingTest {
    @TempDir
    static Path directory;

    @Test
    void aServerThatLetsEveryConnectionInAndEndsItAtOnceIsAskedEverMoreRarely() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (BrokerServer server = ServerKind.QPID.start(ServerOptions.in(directory));
                FaultProxy proxy = FaultProxy.open(() -> {
                    connections.incrementAndGet();
                    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
                });
                Broker broker = Brokers.connect("rabbitmq://127.0.0.1:" + proxy.port())) {
            long start = System.nanoTime();
            for (int ended = 0; ended < 6; ended++) {
                int before = connections.get();
                proxy.cut();
                while (connections.get() == before || broker.health().status() != Health.Status.UP) {
                    Thread.sleep(1);
                }
            }

            // Half a tenth of a second, twice that, and so on.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
        }
    }
}
