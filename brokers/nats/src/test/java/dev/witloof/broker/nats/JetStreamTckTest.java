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

/** The contract on JetStream, with nats-server. */
class JetStreamTckTest extends BrokerTck {
    private static @Nullable JetStreamHarness harness;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        RealServer.require("the contract on JetStream");
        harness = new JetStreamHarness(ServerKind.NATS_JETSTREAM.start(ServerOptions.in(directory)), "true");
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
