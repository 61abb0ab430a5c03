package dev.witloof.it.brokers;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.servers.Availability;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.RequiredServers;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A broker to run guests on: what is started, and what connecting to it takes. */
enum RealBroker {
    MEMORY(null),
    ARTEMIS_MQTT(ServerKind.ARTEMIS_MQTT),
    KAFKA(ServerKind.KAFKA),
    MOSQUITTO(ServerKind.MOSQUITTO),
    QPID(ServerKind.QPID),
    RABBITMQ(ServerKind.RABBITMQ);

    private final Optional<ServerKind> kind;

    RealBroker(@Nullable ServerKind kind) {
        this.kind = Optional.ofNullable(kind);
    }

    /** How to connect, beside the URL. */
    BrokerConfig config() {
        return switch (this) {
            case MEMORY, ARTEMIS_MQTT, MOSQUITTO, QPID, RABBITMQ -> BrokerConfig.EMPTY;
            case KAFKA -> BrokerConfig.EMPTY.with("create-entities", "true").with("reply.topic", "replies");
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
        return new Running(server.url(), server::close);
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
