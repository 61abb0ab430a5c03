package dev.witloof.broker.mqtt;

import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ArtemisTckTest extends BrokerTck {
    @TempDir
    static Path directory;

    private static @Nullable MqttHarness harness;

    @BeforeAll
    static void start() {
        harness = MqttHarness.start(ServerKind.ARTEMIS_MQTT, directory);
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
