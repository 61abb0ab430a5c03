package dev.witloof.broker.servers;

import java.util.Locale;
import java.util.Optional;

/** A broker that this module can start, and the protocol it is started for. */
public enum ServerKind {
    /** NATS core, in this JVM: {@link MiniNats}. Keeps no messages. */
    MINI_NATS("nats"),
    /** NATS core: nats-server. Keeps no messages. Settings: {@code key} and value of its configuration. */
    NATS("nats", "nats-server"),
    /** NATS with JetStream on files: nats-server. Settings: {@code key} and value of its configuration. */
    NATS_JETSTREAM("nats", "nats-server"),
    /** Apache Kafka, in this JVM: {@link KafkaServer}. */
    KAFKA("kafka"),
    /** Apache ActiveMQ Artemis for AMQP 1.0, in this JVM: {@link ArtemisServer}. */
    ARTEMIS_AMQP("amqp"),
    /** Apache ActiveMQ Artemis for MQTT 5, in this JVM: {@link ArtemisServer}. */
    ARTEMIS_MQTT("mqtt"),
    /** mosquitto. Settings: {@code key} and value of its configuration, for instance {@code autosave_on_changes}. */
    MOSQUITTO("mqtt", "mosquitto"),
    /** Apache Qpid Broker-J for AMQP 0-9-1, in this JVM: {@link QpidServer}. */
    QPID("rabbitmq"),
    /**
     * RabbitMQ. Settings: {@code key} and value of {@code rabbitmq.conf}. Without credentials its user is {@code guest}
     * with the password {@code guest}.
     *
     * <p>RabbitMQ 3.10 writes down only seconds later that it has a new quorum queue: one that is declared and then killed
     * within {@link #SETTLE_MILLIS} may not come back. Its messages are safe after that.
     */
    RABBITMQ("rabbitmq", "rabbitmq-server");

    /** How long to wait between declaring RabbitMQ's first quorum queue and killing it. */
    public static final long SETTLE_MILLIS = 10_000;

    private final String scheme;
    private final Optional<String> program;

    ServerKind(String scheme) {
        this.scheme = scheme;
        this.program = Optional.empty();
    }

    ServerKind(String scheme, String program) {
        this.scheme = scheme;
        this.program = Optional.of(program);
    }

    /**
     * The scheme of the adapter that speaks to it.
     *
     * @return {@code nats}, {@code kafka}, {@code amqp}, {@code mqtt} or {@code rabbitmq}
     */
    public String scheme() {
        return scheme;
    }

    /**
     * The program that it is.
     *
     * @return its name, empty for a server that runs on the JVM
     */
    public Optional<String> program() {
        return program;
    }

    /**
     * Whether it can be started here.
     *
     * @return where it was found, or how to get it; servers on the JVM are always there
     */
    public Availability availability() {
        return program.map(Availability::of).orElseGet(() -> Availability.inJvm(label()));
    }

    /**
     * The name on a command line.
     *
     * @return for instance {@code artemis-amqp}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of a name on a command line.
     *
     * @param label for instance {@code artemis-amqp}
     * @return the kind
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public static ServerKind of(String label) {
        StringBuilder known = new StringBuilder();
        for (ServerKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
            known.append(known.isEmpty() ? "" : ", ").append(kind.label());
        }
        throw new IllegalArgumentException("there is no server \"" + label + "\"; there are " + known);
    }

    /**
     * Starts it, and waits until it is ready: in this JVM if it runs on one, and as a process otherwise.
     *
     * @param options how it is to run
     * @return the server
     * @throws ServerStartException if it does not start, with the end of its log
     * @throws IllegalArgumentException if it does not know a setting
     */
    public BrokerServer start(ServerOptions options) {
        return switch (this) {
            case MINI_NATS -> MiniNats.start(options);
            case KAFKA -> KafkaServer.start(options);
            case ARTEMIS_AMQP, ARTEMIS_MQTT -> ArtemisServer.start(this, options);
            case QPID -> QpidServer.start(options);
            case NATS, NATS_JETSTREAM, MOSQUITTO, RABBITMQ -> ServerProcess.start(this, options);
        };
    }

    /** How it is started as a process. */
    ServerCommand command() {
        return switch (this) {
            case MINI_NATS, KAFKA, ARTEMIS_AMQP, ARTEMIS_MQTT, QPID -> new JvmCommand(this);
            case NATS -> new NatsCommand(false);
            case NATS_JETSTREAM -> new NatsCommand(true);
            case MOSQUITTO -> new MosquittoCommand();
            case RABBITMQ -> new RabbitMqCommand();
        };
    }
}
