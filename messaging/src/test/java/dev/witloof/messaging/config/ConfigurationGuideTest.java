package dev.witloof.messaging.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Health;
import dev.witloof.messaging.MessagingHostBuilder;
import dev.witloof.messaging.micrometer.MicrometerObserver;
import dev.witloof.runtime.Component;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The snippets of docs/configuration.md, run. */
@Timeout(300)
class ConfigurationGuideTest {

    @Test
    void aFileIsStarted() throws Exception {
        HostConfig config = HostConfig.load(Path.of("../docs/examples/least.yaml"));
        try (ConfiguredHost host = config.start()) {
            assertThat(host.host().health().status()).isEqualTo(Health.Status.UP);
        }
    }

    @Test
    void aFileIsStartedStepByStep() throws Exception {
        HostConfig config = HostConfig.load(Path.of("../docs/examples/least.yaml"));
        MeterRegistry registry = new SimpleMeterRegistry();
        Map<String, Broker> brokers = config.connect();
        MessagingHostBuilder builder = config.toBuilder(config.guest(Component.load(config.component())), brokers)
                .observe(MicrometerObserver.of(registry));
        try (ConfiguredHost host = ConfiguredHost.start(builder, brokers.values(), config.shutdownGrace())) {
            assertThat(host.host().health().status()).isEqualTo(Health.Status.UP);
        }
    }
}
