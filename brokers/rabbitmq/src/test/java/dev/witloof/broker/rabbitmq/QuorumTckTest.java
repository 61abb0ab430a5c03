package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on RabbitMQ, with quorum queues. */
class QuorumTckTest extends BrokerTck {
    @TempDir
    static Path directory;

    private static @Nullable RabbitMqHarness harness;

    @BeforeAll
    static void start() {
        harness = new RabbitMqHarness(TestServers.start(ServerKind.RABBITMQ, directory), "quorum");
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
