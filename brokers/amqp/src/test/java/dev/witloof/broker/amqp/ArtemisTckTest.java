package dev.witloof.broker.amqp;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import dev.witloof.broker.tck.FaultProxy;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ArtemisTckTest extends BrokerTck {
    @TempDir
    static Path directory;

    private static @Nullable BrokerServer server;
    private static @Nullable FaultProxy proxy;

    @BeforeAll
    static void start() {
        server = ServerKind.ARTEMIS_AMQP.start(
                ServerOptions.in(directory).withCredentials(AmqpHarness.USER, AmqpHarness.PASSWORD));
        proxy = FaultProxy.open(server.port());
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected BrokerHarness harness() {
        return new AmqpHarness(Objects.requireNonNull(server), Objects.requireNonNull(proxy));
    }
}
