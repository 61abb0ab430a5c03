package dev.witloof.bench.load;

import dev.witloof.bench.load.client.AmqpClient;
import dev.witloof.bench.load.client.BrokerClient;
import dev.witloof.bench.load.client.JetStreamClient;
import dev.witloof.bench.load.client.KafkaPlainClient;
import dev.witloof.bench.load.client.MqttClient;
import dev.witloof.bench.load.client.NatsClient;
import dev.witloof.bench.load.client.PlainClient;
import dev.witloof.bench.load.client.RabbitMqClient;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.servers.Availability;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A broker that is measured: its server, the settings of its adapter, and a client of its own library. */
enum Target {
    /** The in-memory broker, which has no library: plain Java subscribes by Witloof's interface too. */
    MEMORY("in memory", null),
    /** Core NATS, at most once. */
    NATS("NATS core", ServerKind.NATS),
    /** JetStream on files. */
    JETSTREAM("NATS JetStream", ServerKind.NATS_JETSTREAM),
    /** Kafka, one partition. */
    KAFKA("Kafka", ServerKind.KAFKA),
    /** MQTT 5 on a journaled Artemis. */
    MQTT("MQTT, Artemis", ServerKind.ARTEMIS_MQTT),
    /** MQTT 5 on mosquitto. */
    MOSQUITTO("MQTT, mosquitto", ServerKind.MOSQUITTO),
    /** AMQP 1.0 on a journaled Artemis. */
    AMQP("AMQP 1.0, Artemis", ServerKind.ARTEMIS_AMQP),
    /** RabbitMQ, durable classic queues. */
    RABBITMQ("RabbitMQ", ServerKind.RABBITMQ);

    private final String title;
    private final @Nullable ServerKind server;

    Target(String title, @Nullable ServerKind server) {
        this.title = title;
        this.server = server;
    }

    /** Where a broker is. */
    record Address(String url, String host, int port) {}

    /** A broker that runs. */
    record Site(Target target, Address address, Runnable end) implements AutoCloseable {
        /** A new connection by the broker's own library. */
        PlainClient client() {
            return switch (target) {
                case MEMORY -> new BrokerClient(address.url());
                case NATS -> new NatsClient(address.url());
                case JETSTREAM -> new JetStreamClient(address.url());
                case KAFKA -> new KafkaPlainClient(address.host() + ":" + address.port());
                case MQTT, MOSQUITTO -> new MqttClient(address.host(), address.port());
                case AMQP -> new AmqpClient(address.host(), address.port());
                case RABBITMQ -> new RabbitMqClient(address.host(), address.port());
            };
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** The name for people. */
    String title() {
        return title;
    }

    /** The name on a command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The adapter's settings. */
    Map<String, String> settings() {
        return switch (this) {
            // As the plain client's.
            case MQTT, MOSQUITTO -> Map.of("mqtt.receive-maximum", Integer.toString(MqttClient.RECEIVE_MAXIMUM));
            case MEMORY, NATS, JETSTREAM, KAFKA, AMQP, RABBITMQ -> Map.of();
        };
    }

    static Target of(String label) {
        return Arrays.stream(values())
                .filter(target -> target.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no broker \"" + label + "\"; there are "
                        + Arrays.stream(values()).map(Target::label).collect(Collectors.joining(", "))));
    }

    /** Why it cannot be measured here, if it cannot. */
    Optional<String> missing() {
        String scheme = server == null ? "memory" : server.scheme();
        if (!Brokers.schemes().contains(scheme)) {
            return Optional.of("no adapter for " + scheme + " is on the class path");
        }
        return Optional.ofNullable(server)
                .map(ServerKind::availability)
                .filter(found -> !found.isAvailable())
                .map(Availability::reason);
    }

    /**
     * Starts it.
     *
     * @param directory where it may keep what it has
     */
    Site start(Path directory) {
        if (server == null) {
            return new Site(this, new Address("memory:load", "", 0), () -> {});
        }
        ServerProcess process = ServerProcess.start(server, ServerOptions.in(directory.resolve(label())));
        return new Site(this, new Address(process.url(), ServerProcess.HOST, process.port()), process::close);
    }
}
