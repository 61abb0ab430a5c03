package dev.witloof.broker.nats;

import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on core NATS, with the server in this JVM. */
class MiniNatsTckTest extends BrokerTck {
    private static NatsHarness harness;

    @BeforeAll
    static void start(@TempDir Path directory) {
        harness = new NatsHarness(ServerKind.MINI_NATS.start(ServerOptions.in(directory)));
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    @Override
    protected BrokerHarness harness() {
        return harness;
    }
}
