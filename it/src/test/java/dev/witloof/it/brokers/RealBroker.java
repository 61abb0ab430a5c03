package dev.witloof.it.brokers;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.servers.Availability;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.RequiredServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A broker to run guests on: what is started, and what connecting to it takes. */
enum RealBroker {
    MEMORY(null),
    ARTEMIS_AMQP(ServerKind.ARTEMIS_AMQP),
    ARTEMIS_MQTT(ServerKind.ARTEMIS_MQTT),
    KAFKA(ServerKind.KAFKA),
    MINI_NATS(ServerKind.MINI_NATS),
    MOSQUITTO(ServerKind.MOSQUITTO),
    NATS(ServerKind.NATS),
    NATS_JETSTREAM(ServerKind.NATS_JETSTREAM),
    QPID(ServerKind.QPID),
    RABBITMQ(ServerKind.RABBITMQ);

    /** For a machine that is busy with other suites. */
    private static final BrokerConfig PATIENT =
            BrokerConfig.EMPTY.with("connect-timeout", "60s").with("send-timeout", "60s");

    private final Optional<ServerKind> kind;

    RealBroker(@Nullable ServerKind kind) {
        this.kind = Optional.ofNullable(kind);
    }

    /** How to connect, beside the URL. */
    BrokerConfig config() {
        return switch (this) {
            case MEMORY -> BrokerConfig.EMPTY;
            case ARTEMIS_AMQP, ARTEMIS_MQTT, MINI_NATS, MOSQUITTO, NATS, QPID, RABBITMQ -> PATIENT;
            case NATS_JETSTREAM -> PATIENT.with("jetstream", "true");
            case KAFKA -> PATIENT.with("create-entities", "true").with("reply.topic", "replies");
        };
    }

    /** Starts it; skips the test where it is not installed. */
    Running start(Path directory) {
        if (kind.isEmpty()) {
            return new Running("memory:guests", () -> {});
        }
        Availability availability = kind.get().availability();
        RequiredServers.require(
                availability.isAvailable(), "guests on " + kind.get().label(), availability.reason());
        BrokerServer server = kind.get().start(ServerOptions.in(directory));
        if (this == NATS_JETSTREAM) {
            addStream(server.url());
        }
        return new Running(server.url(), server::close);
    }

    /** Streams are their operator's to make. */
    @SuppressWarnings("try") // closing may be interrupted
    private static void addStream(String url) {
        try (Connection connection = Nats.connect(url)) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("ORDERS")
                            .subjects("*", "*.upper", "*.dlq")
                            .build());
        } catch (IOException | InterruptedException | JetStreamApiException e) {
            throw new IllegalStateException("the stream could not be made", e);
        }
    }

    /**
     * A broker that runs.
     *
     * @param url where to connect
     * @param end ends it
     */
    record Running(String url, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }
}
