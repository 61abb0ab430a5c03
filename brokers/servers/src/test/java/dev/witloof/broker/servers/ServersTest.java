package dev.witloof.broker.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.broker.servers.client.TestClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every server, through the client library of its broker. */
@Timeout(300)
class ServersTest {
    private static final String TOPIC = "orders";
    private static final Credentials USER = new Credentials("anna", "s3cret!");

    private static TestCertificates certificates;
    private static TestCertificates others;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeCertificates(@TempDir Path shared) {
        certificates = TestCertificates.in(shared.resolve("certificates"));
        others = TestCertificates.in(shared.resolve("others"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MINI_NATS", "NATS"})
    void aMessageGoesThroughOneThatStoresNone(ServerKind kind) throws Exception {
        require(kind);
        try (BrokerServer server = kind.start(ServerOptions.in(directory))) {
            assertPasses(server, Optional.empty(), Optional.empty());
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MINI_NATS", "NATS"})
    void aServerOnTheSameDirectoryHasTheMessages(ServerKind kind) throws Exception {
        require(kind);
        int port;
        try (BrokerServer server = kind.start(ServerOptions.in(directory))) {
            port = server.port();
            keep(server, "kept");
            if (server instanceof ServerProcess process) {
                process.stop();
            }
        }
        try (BrokerServer server = kind.start(ServerOptions.in(directory).withPort(port))) {
            assertThat(server.port()).isEqualTo(port);
            assertKept(server, "kept");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_AMQP", "QPID"})
    void aServerInMemoryWritesNoMessages(ServerKind kind) throws Exception {
        ServerOptions options = ServerOptions.in(directory).inMemory();
        try (BrokerServer server = kind.start(options)) {
            keep(server, "forgotten");
        }
        try (BrokerServer server = kind.start(options);
                TestClient client = connect(server, Optional.empty(), Optional.empty())) {
            client.declare(TOPIC);
            client.send(TOPIC, "first");
            assertThat(client.receive(TOPIC)).isEqualTo("first");
        }
    }

    /**
     * mosquitto as it is killed without {@code autosave_on_changes} may lose what it confirmed. Artemis is the same process
     * for both protocols.
     */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MINI_NATS", "NATS", "ARTEMIS_MQTT"})
    void aKilledProcessComesBackWithTheMessages(ServerKind kind) throws Exception {
        require(kind);
        ServerOptions options = ServerOptions.in(directory);
        if (kind == ServerKind.MOSQUITTO) {
            options = options.with("autosave_on_changes", "true").with("autosave_interval", "1");
        }
        try (ServerProcess server = ServerProcess.start(kind, options)) {
            keep(server, "kept");
            if (kind == ServerKind.RABBITMQ) {
                // Nothing that can be asked for tells when it is safe.
                Thread.sleep(ServerKind.SETTLE_MILLIS);
            }
            if (kind == ServerKind.MOSQUITTO) {
                awaitWritten("kept");
            }
            server.kill();
            assertThat(server.isAlive()).isFalse();
            server.restart();
            assertKept(server, "kept");
        }
    }

    /** mosquitto confirms a message a moment before it writes it down. */
    private void awaitWritten(String text) throws Exception {
        Path store = directory.resolve("mosquitto.db");
        while (!Files.exists(store)
                || !Files.readString(store, StandardCharsets.ISO_8859_1).contains(text)) {
            Thread.sleep(20);
        }
    }

    /** The others are asked so by the suites of their adapters. */
    @ParameterizedTest
    @EnumSource(names = {"NATS_JETSTREAM", "KAFKA", "QPID", "RABBITMQ"})
    void onlyItsUserGetsInWithoutTls(ServerKind kind) throws Exception {
        require(kind);
        ServerOptions options = ServerOptions.in(directory).withCredentials(USER.user(), USER.password());
        try (BrokerServer server = kind.start(options)) {
            assertPasses(server, Optional.of(USER), Optional.empty());
            assertRefused(server, new Credentials("anna", "wrong"), Optional.empty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void itSpeaksTlsAndOnlyItsUserGetsIn(ServerKind kind) throws Exception {
        require(kind);
        ServerOptions options =
                ServerOptions.in(directory).withTls(certificates).withCredentials(USER.user(), USER.password());
        try (BrokerServer server = kind.start(options)) {
            assertPasses(server, Optional.of(USER), Optional.of(certificates));
            assertRefused(server, USER, Optional.of(others));
            assertRefused(server, new Credentials("anna", "wrong"), Optional.of(certificates));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTakenPortIsRefusedWithTheServersName(ServerKind kind) throws Exception {
        require(kind);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerOptions options = ServerOptions.in(directory).withPort(taken.getLocalPort());
            assertThatCode(() -> kind.start(options).close())
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aProcessThatDoesNotStartShowsItsLog() {
        require(ServerKind.NATS);
        assertThatCode(() -> ServerProcess.start(
                        ServerKind.NATS, ServerOptions.in(directory).with("no_such_key", "1")))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("unknown field \"no_such_key\"");
    }

    private static void keep(BrokerServer server, String text) throws Exception {
        try (TestClient client = connect(server, Optional.empty(), Optional.empty())) {
            client.declare(TOPIC);
            client.send(TOPIC, text);
        }
    }

    private static void assertKept(BrokerServer server, String text) throws Exception {
        try (TestClient client = connect(server, Optional.empty(), Optional.empty())) {
            assertThat(client.receive(TOPIC)).isEqualTo(text);
        }
    }

    private static void assertPasses(
            BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        try (TestClient client = connect(server, credentials, certificates)) {
            client.declare(TOPIC);
            client.send(TOPIC, "hello");
            assertThat(client.receive(TOPIC)).isEqualTo("hello");
        }
    }

    private static void assertRefused(
            BrokerServer server, Credentials credentials, Optional<TestCertificates> certificates) {
        assertThatCode(() ->
                        connect(server, Optional.of(credentials), certificates).close())
                .isNotNull();
    }

    private static TestClient connect(
            BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        return TestClient.connect(server, credentials, certificates);
    }

    private static void require(ServerKind kind) {
        Availability availability = kind.availability();
        if (!Boolean.getBoolean("brokers.required")) {
            assumeTrue(availability.isAvailable(), availability.reason());
        }
        assertThat(availability.isAvailable()).as(availability.reason()).isTrue();
    }
}
