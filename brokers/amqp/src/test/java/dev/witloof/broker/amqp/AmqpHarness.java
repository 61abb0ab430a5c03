package dev.witloof.broker.amqp;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.FaultProxy;
import dev.witloof.broker.tck.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A broker for the contract, which makes queues by itself.
 *
 * @param server lets in {@link #USER} alone
 * @param proxy stands in front of the server
 */
record AmqpHarness(BrokerServer server, FaultProxy proxy) implements BrokerHarness {
    static final String USER = "anna";
    static final String PASSWORD = "s3cret!";

    private static final int BODY_BYTES = 1 << 20;

    private static Endpoint endpoint(int port) {
        return Endpoint.of("amqp://" + BrokerServer.HOST + ":" + port)
                .with("username", USER)
                .with("password", PASSWORD)
                .with("connect-timeout", "30s")
                .with("amqp.max-message-bytes", Integer.toString(BODY_BYTES));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint(server.port());
    }

    @Override
    public List<String> topicsToRefuse() {
        return List.of("", "a.*", "a.#", "#", "a/+", "a.>", "a\0b", "a\nb", "a\ud800");
    }

    @Override
    public boolean severalGroups() {
        return false;
    }

    @Override
    public OptionalInt largestBody() {
        return OptionalInt.of(BODY_BYTES);
    }

    @Override
    public Duration redelivery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.of(new Faults(proxy, endpoint(proxy.port())));
    }

    @Override
    public Endpoint impatient(Endpoint endpoint) {
        return endpoint.with("connect-timeout", "2s");
    }

    @Override
    public Optional<Endpoint> unreachable() {
        return Optional.of(endpoint(FaultProxy.unusedPort()));
    }

    @Override
    public Optional<Endpoint> wrongCredentials() {
        return Optional.of(endpoint().with("password", "wr0ng"));
    }
}
