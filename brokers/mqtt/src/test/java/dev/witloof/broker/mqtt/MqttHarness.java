package dev.witloof.broker.mqtt;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.FaultProxy;
import dev.witloof.broker.tck.Faults;
import dev.witloof.broker.tck.RequiredServers;
import dev.witloof.broker.tck.Wildcard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A server for the contract, with a user, a limit of the packet size, and a proxy in front. */
final class MqttHarness implements BrokerHarness, AutoCloseable {
    private static final int BODY_BYTES = 600_000;
    private static final int PACKET_BYTES = 1_000_000;
    private static final String USER = "anna";
    private static final String PASSWORD = "s3cret!";

    private final BrokerServer server;
    private final FaultProxy proxy;

    private MqttHarness(BrokerServer server) {
        this.server = server;
        this.proxy = FaultProxy.open(server.port());
    }

    static MqttHarness start(ServerKind kind, Path directory) {
        require(kind);
        String limit = kind == ServerKind.MOSQUITTO ? "max_packet_size" : "acceptor.maximumPacketSize";
        return new MqttHarness(kind.start(ServerOptions.in(directory)
                .withCredentials(USER, PASSWORD)
                .with(limit, Integer.toString(PACKET_BYTES))));
    }

    static void require(ServerKind kind) {
        RequiredServers.require(
                kind.availability().isAvailable(),
                "MQTT on " + kind.label(),
                kind.availability().reason());
    }

    private Endpoint endpoint(int port) {
        return Endpoint.of("mqtt://" + BrokerServer.HOST + ":" + port)
                .with("username", USER)
                .with("password", PASSWORD)
                .with("connect-timeout", "30s")
                .with("client-id", "tck");
    }

    @Override
    public Endpoint endpoint() {
        return endpoint(server.port());
    }

    @Override
    public List<String> topicsToRefuse() {
        return List.of(
                "",
                "a/+",
                "+",
                "a/#",
                "#",
                "a+b",
                "a#",
                "a\0b",
                "a\nb",
                "a\ud800",
                "$share/g/t",
                "$SYS/x",
                "ä".repeat(40_000));
    }

    @Override
    public Optional<Wildcard> wildcard(String unique) {
        return Optional.of(new Wildcard(unique + "/+/done", unique + "/eu/done", unique + "/eu/north/done"));
    }

    @Override
    public Optional<Wildcard> wildcardOverDeadLetters(String unique) {
        return Optional.of(new Wildcard(unique + "/+", unique + "/eu", unique + "/eu/north"));
    }

    @Override
    public OptionalInt largestBody() {
        return OptionalInt.of(BODY_BYTES);
    }

    @Override
    public boolean handsOverToOthers() {
        return server.kind() != ServerKind.MOSQUITTO;
    }

    @Override
    public boolean sharesSingleMessages() {
        // A member that is paused or full keeps as many messages as its receive maximum, and mosquitto even shares
        // what comes among all members in turn, wherever they are.
        return false;
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

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
