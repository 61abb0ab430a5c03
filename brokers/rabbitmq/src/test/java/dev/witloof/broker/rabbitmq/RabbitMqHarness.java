package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.FaultProxy;
import dev.witloof.broker.tck.Faults;
import dev.witloof.broker.tck.Wildcard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A server of AMQP 0-9-1 under the contract. */
final class RabbitMqHarness implements BrokerHarness, AutoCloseable {
    static final int LARGEST = 2 << 20;

    private final BrokerServer server;
    private final FaultProxy proxy;
    private final String queueType;

    RabbitMqHarness(BrokerServer server, String queueType) {
        this.server = server;
        this.proxy = FaultProxy.open(server.port());
        this.queueType = queueType;
    }

    private Endpoint at(int port) {
        return new Endpoint("rabbitmq://127.0.0.1:" + port, BrokerConfig.EMPTY)
                .with("rabbitmq.queue-type", queueType)
                // The client takes a quarter of it without a byte inside a frame for a dead connection, and a machine
                // that runs several suites at once keeps a broker waiting for more than a second.
                .with("rabbitmq.heartbeat", "40s")
                .with("connect-timeout", "30s")
                .with("rabbitmq.max-message-bytes", Integer.toString(LARGEST));
    }

    @Override
    public Endpoint endpoint() {
        return at(server.port());
    }

    @Override
    public List<String> topicsToRefuse() {
        return List.of("", "a..b", ".a", "a.", "a.*", "#", "a.#.b", "a\nb", "x".repeat(256));
    }

    @Override
    public Optional<Wildcard> wildcard(String unique) {
        return Optional.of(new Wildcard(unique + ".*", unique + ".a", unique + ".a.b"));
    }

    @Override
    public Optional<Wildcard> wildcardOverDeadLetters(String unique) {
        return Optional.of(new Wildcard(unique + ".#", unique + ".a", unique + "-other"));
    }

    @Override
    public Optional<String> missingTopic(String unique) {
        return Optional.of(unique);
    }

    @Override
    public OptionalInt largestBody() {
        return OptionalInt.of(LARGEST);
    }

    @Override
    public List<String> reservedKeys() {
        return List.of("CC", "BCC", "x-death", "x-delivery-count", "witloof-reply-to-topic");
    }

    /** A consumer that vanishes takes its connection along, which the server sees. */
    @Override
    public Duration redelivery() {
        return Duration.ofSeconds(4);
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.of(new Faults(proxy, at(proxy.port())));
    }

    @Override
    public Endpoint impatient(Endpoint endpoint) {
        return endpoint.with("connect-timeout", "2s");
    }

    @Override
    public Optional<Endpoint> unreachable() {
        return Optional.of(at(FaultProxy.unusedPort()));
    }

    @Override
    public Optional<Endpoint> wrongCredentials() {
        return Optional.of(endpoint().with("username", "guest").with("password", "wrong"));
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
