package dev.witloof.broker.nats;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.Wildcard;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.Optional;

/** A server with JetStream, where one stream has all that begins with {@code kept}. */
class JetStreamHarness extends NatsHarness {
    private final String mode;

    JetStreamHarness(BrokerServer server, String mode) throws Exception {
        super(server);
        this.mode = mode;
        Connection connection = Nats.connect(server.url());
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("kept")
                        .subjects("kept.>")
                        .build());
        connection.close();
    }

    @Override
    Endpoint at(String url) {
        return super.at(url).with("jetstream", mode).with("ack-wait", "8s");
    }

    @Override
    public String createTopic(String suggested) {
        return "kept." + suggested;
    }

    @Override
    public Optional<Wildcard> wildcard(String unique) {
        return super.wildcard("kept." + unique);
    }

    @Override
    public Optional<Wildcard> wildcardOverDeadLetters(String unique) {
        return super.wildcardOverDeadLetters("kept." + unique);
    }

    @Override
    public Optional<String> missingTopic(String unique) {
        return mode.equals("true") ? Optional.of("lost." + unique) : Optional.empty();
    }

    @Override
    public Duration redelivery() {
        return Duration.ofSeconds(9);
    }

    @Override
    public boolean sharesSingleMessages() {
        return true;
    }
}
