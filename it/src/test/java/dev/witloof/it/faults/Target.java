package dev.witloof.it.faults;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.servers.KafkaServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import java.util.Locale;
import java.util.stream.Stream;

/** A broker that the harness is run on: how it is started, what its adapter is told, and what it promises. */
enum Target {
    /** NATS without JetStream: at most once, so that what is under way is lost when anything ends. */
    NATS(ServerKind.NATS, 2, "jetstream=false ping-interval=2s") {
        @Override
        boolean keeps(Fault.Column column) {
            return false;
        }
    },
    /** NATS with JetStream, on files. */
    JETSTREAM(ServerKind.NATS_JETSTREAM, 3, "jetstream=true ack-wait=2s ping-interval=2s") {
        @Override
        void prepare(ServerProcess server, String topic) throws Exception {
            NatsStreams.add(server.url(), topic, topic + ".upper");
        }
    },
    /** RabbitMQ with classic durable queues. */
    RABBITMQ(ServerKind.RABBITMQ, 8, "rabbitmq.heartbeat=2s"),
    /** Apache Kafka, with three partitions. */
    KAFKA(ServerKind.KAFKA, 8, "kafka.session.timeout.ms=6000 kafka.heartbeat.interval.ms=500 create-entities=true") {
        @Override
        ServerOptions options(ServerOptions plain, int proxyPort, int behind) {
            return plain.with(KafkaServer.PROXIED, behind + ":" + proxyPort).with("num.partitions", "3");
        }

        @Override
        int proxied(int serverPort, int behind) {
            return behind;
        }
    },
    /** Apache ActiveMQ Artemis for MQTT 5, with its journal. */
    ARTEMIS_MQTT(ServerKind.ARTEMIS_MQTT, 5, "mqtt.keep-alive=2s"),
    /** mosquitto, of which version 2.0.11 loses messages that it has acknowledged when it is killed. */
    MOSQUITTO(ServerKind.MOSQUITTO, 4, "mqtt.keep-alive=2s") {
        @Override
        boolean keeps(Fault.Column column) {
            return column != Fault.Column.BROKER;
        }
    },
    /** Apache ActiveMQ Artemis for AMQP 1.0, with its journal. */
    ARTEMIS_AMQP(ServerKind.ARTEMIS_AMQP, 5, "amqp.idle-timeout=2s");

    private final ServerKind kind;
    private final int hostKillsPerBrokerKill;
    private final String settings;

    Target(ServerKind kind, int hostKillsPerBrokerKill, String settings) {
        this.kind = kind;
        this.hostKillsPerBrokerKill = hostKillsPerBrokerKill;
        this.settings = settings;
    }

    /** The name on the command line and in the table. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Target of(String label) {
        return Stream.of(values())
                .filter(target -> target.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no broker \"" + label + "\"; there are "
                        + String.join(
                                ", ", Stream.of(values()).map(Target::label).toList())));
    }

    ServerKind kind() {
        return kind;
    }

    /** Of so many kills, how many are kills of the broker: fewer where it takes long to start. */
    int brokerKills(int kills) {
        return Math.max(Math.min(kills, 1), kills / (hostKillsPerBrokerKill + 1));
    }

    /** How the server is started behind a proxy that the hosts use; it may take the port {@code behind} for that. */
    ServerOptions options(ServerOptions plain, int proxyPort, int behind) {
        return plain;
    }

    /** The port that the proxy forwards to. */
    int proxied(int serverPort, int behind) {
        return serverPort;
    }

    /** Where the hosts connect to. */
    String url(int proxyPort) {
        return kind.scheme() + "://127.0.0.1:" + proxyPort;
    }

    /** What the adapter is told. */
    BrokerConfig config(String client) {
        BrokerConfig config = BrokerConfig.EMPTY.with("client-id", client);
        for (String setting : settings.isEmpty() ? new String[0] : settings.split(" ", -1)) {
            String[] pair = setting.split("=", 2);
            config = config.with(pair[0], pair[1]);
        }
        return config;
    }

    /** Makes what the adapter does not make by itself. */
    void prepare(ServerProcess server, String topic) throws Exception {}

    /** Whether nothing is lost when there are faults of this kind. */
    boolean keeps(Fault.Column column) {
        return true;
    }
}
