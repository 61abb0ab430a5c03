package dev.witloof.broker.nats;

import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on core NATS, with nats-server. */
class NatsServerTckTest extends BrokerTck {
    private static @Nullable NatsHarness harness;

    @BeforeAll
    static void start(@TempDir Path directory) {
        RealServer.require("the contract on core NATS");
        harness = new NatsHarness(ServerKind.NATS.start(ServerOptions.in(directory)));
    }

    @AfterAll
    static void stop() {
        if (harness != null) {
            harness.close();
        }
    }

    @Override
    protected BrokerHarness harness() {
        return Objects.requireNonNull(harness);
    }
}
