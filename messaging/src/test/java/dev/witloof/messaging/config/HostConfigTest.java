package dev.witloof.messaging.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.HandlingOptions;
import dev.witloof.messaging.HostHealth;
import dev.witloof.messaging.OnFailure;
import dev.witloof.runtime.Component;
import dev.witloof.wasi.DirectoryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class HostConfigTest {

    private static final Path GUESTS = Path.of(System.getProperty("witloof.guests", "../it/guests/prebuilt"));

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("host.yaml"), text);
    }

    private String guest(String name) {
        return GUESTS.resolve(name + ".wasm").toAbsolutePath().toString();
    }

    private static void send(Broker broker, String topic, String text) {
        broker.publish(Envelope.of(topic, text)).toCompletableFuture().join();
    }

    private static CompletableFuture<Envelope> first(Broker broker, String topic) {
        CompletableFuture<Envelope> first = new CompletableFuture<>();
        broker.subscribe(SubscriptionSpec.builder(topic).build(), delivery -> {
            first.complete(delivery.envelope());
            delivery.ack();
        });
        return first;
    }

    @Test
    void readsTheExampleWithEveryKey() throws Exception {
        Path example = Path.of("../docs/examples/host.yaml");
        HostConfig config = HostConfig.load(example, Map.of("NATS_PASSWORD", "p4ss: [w0rd"));
        assertThat(config.component()).exists();
        assertThat(config.instances()).contains(4);
        assertThat(config.deadline()).contains(Duration.ofSeconds(5));
        assertThat(config.sendTimeout()).contains(Duration.ofSeconds(10));
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.limits().memory()).contains(64L << 20);
        assertThat(config.limits().handles()).contains(10_000);
        assertThat(config.limits().callDepth()).contains(50);
        WasiConfig wasi = config.wasi();
        assertThat(wasi.environment()).containsExactly(Map.entry("LANG", "en"), Map.entry("TOKEN", "p4ss: [w0rd"));
        assertThat(wasi.arguments()).containsExactly("shop", "--fast");
        assertThat(wasi.workingDirectory()).contains("/data");
        assertThat(wasi.directories())
                .containsExactly(
                        new WasiConfig.Directory(example.resolveSibling("."), "/data", DirectoryAccess.READ),
                        new WasiConfig.Directory(Path.of("/tmp"), "/tmp", DirectoryAccess.READ_WRITE));
        assertThat(wasi.network())
                .hasToString("connect db.example.com:5432, listen 127.0.0.1:8080, datagrams 10.0.0.0/8:*,"
                        + " receive 127.0.0.1:9000, look-up *.example.com");
        assertThat(wasi.http()).hasToString("[https://api.example.com/v1/*]");
        assertThat(wasi.httpTimeout()).contains(Duration.ofMinutes(1));
        assertThat(wasi.maxOpen()).contains(64);
        assertThat(wasi.stdio()).isEqualTo(WasiConfig.Stdio.LOG);
        assertThat(config.connections()).containsOnlyKeys("audit", "default");
        ConnectionConfig nats = Objects.requireNonNull(config.connections().get("default"));
        assertThat(nats.url().text()).isEqualTo("nats://127.0.0.1:4222");
        assertThat(nats.settings().asMap())
                .containsOnly(Map.entry("username", "shop"), Map.entry("password", "p4ss: [w0rd"));
        assertThat(config.subscriptions())
                .containsExactly(
                        new SubscriptionConfig(
                                "default",
                                SubscriptionSpec.builder("orders")
                                        .group("shop")
                                        .maxInFlight(32)
                                        .maxAttempts(3)
                                        .backoff(new Backoff(Duration.ofMillis(200), Duration.ofMinutes(1)))
                                        .deadLetterTopic("orders.failed")
                                        .build(),
                                HandlingOptions.DEFAULT
                                        .withOnError(OnFailure.REJECT)
                                        .withDeadline(Duration.ofSeconds(2))),
                        new SubscriptionConfig(
                                "audit",
                                SubscriptionSpec.builder("changes.*")
                                        .deadLetterPolicy(new DeadLetterPolicy.Discard())
                                        .build(),
                                HandlingOptions.DEFAULT.withOnError(OnFailure.DROP)));
        assertThat(config.grants())
                .containsOnly(
                        Map.entry("audit", Grants.builder().send("**").build()),
                        Map.entry(
                                "default",
                                Grants.builder()
                                        .send("orders.*", "invoices")
                                        .request("quotes")
                                        .build()));
        assertThat(config.toString()).doesNotContain("w0rd");
    }

    @Test
    void startsAHostAndClosesWhatItOpened() throws Exception {
        Path file = write("""
                component: %s
                connections: {default: {url: "memory:config-start"}}
                subscriptions: [{topic: orders, group: shop}]
                grants: {default: {send: ["orders.*"]}}
                """.formatted(guest("upper-c")));
        try (Broker outside = Brokers.connect("memory:config-start")) {
            CompletableFuture<Envelope> answer = first(outside, "orders.upper");
            ConfiguredHost host = HostConfig.check(file, Map.of()).start();
            send(outside, "orders", "hello");
            assertThat(answer.get(60, TimeUnit.SECONDS).text()).isEqualTo("HELLO");
            host.close();
            assertThat(host.host().health().state()).isEqualTo(HostHealth.State.CLOSED);
            host.close();
        }
    }

    @Test
    void aGraceBeyondAllTimeClosesTheHostAndItsConnections() throws Exception {
        Path file = write("""
                component: %s
                connections: {default: {url: "memory:config-grace"}}
                subscriptions: [{topic: orders, group: shop}]
                shutdown-grace: 3000000h
                """.formatted(guest("upper-c")));
        HostConfig config = HostConfig.load(file, Map.of());
        Map<String, Broker> brokers = config.connect();
        ConfiguredHost host = ConfiguredHost.start(
                config.toBuilder(config.guest(Component.load(config.component())), brokers),
                brokers.values(),
                config.shutdownGrace());

        host.close();

        assertThat(host.host().health().state()).isEqualTo(HostHealth.State.CLOSED);
        assertThat(brokers.values())
                .singleElement()
                .satisfies(broker -> assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN));
    }

    @Test
    void limitsAndHandlingReachTheHost() throws Exception {
        Path file = write("""
                component: %s
                deadline: 200ms
                connections: {default: {url: "memory:config-limits"}}
                subscriptions: [{topic: orders, on-trap: reject, dead-letter: {topic: failed}}]
                """.formatted(guest("hostile")));
        try (Broker outside = Brokers.connect("memory:config-limits");
                ConfiguredHost host = HostConfig.load(file, Map.of()).start()) {
            CompletableFuture<Envelope> failed = first(outside, "failed");
            send(outside, "orders", "loop");
            assertThat(failed.get(60, TimeUnit.SECONDS).text()).isEqualTo("loop");
            assertThat(host.host().health().detail()).isNotNull();
        }
        Path small = write(Files.readString(file) + "limits: {memory: 64KiB}\n");
        assertThatThrownBy(() -> HostConfig.load(small, Map.of()).start()).hasMessageContaining("memory");
    }

    @Test
    void aPathIsRelativeToTheFile() throws Exception {
        Path sub = Files.createDirectories(folder.resolve("a/b"));
        Files.copy(GUESTS.resolve("upper-c.wasm"), folder.resolve("a/guest.wasm"));
        Path file = Files.writeString(sub.resolve("host.yaml"), """
                component: ../guest.wasm
                connections: {default: {url: "memory:"}}
                subscriptions: [{topic: orders}]
                """);
        assertThat(HostConfig.check(file, Map.of()).component()).exists();
    }

    @Test
    void aFailedStartLeavesNoConnectionOpenAndNamesTheOneThatFailed() throws Exception {
        Path file = write("""
                component: %s
                connections:
                  a: {url: "memory:config-fails", settings: {queues: 7}}
                  b: {url: "nowhere://host"}
                subscriptions: [{connection: a, topic: orders}]
                """.formatted(guest("upper-c")));
        assertThatThrownBy(() -> HostConfig.load(file, Map.of()).start())
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("connection `b`: no broker adapter serves the scheme nowhere");
        // Would be refused if the broker of that name were still open.
        Brokers.connect("memory:config-fails", BrokerConfig.of(Map.of("queues", "8")))
                .close();
    }

    @Test
    void aSettingOfTheWrongTypeIsNotShownWhenConnecting() throws Exception {
        Path file = write("""
                component: %s
                connections: {a: {url: "memory:", settings: {queues: "${SECRET}"}}}
                subscriptions: [{connection: a, topic: orders}]
                """.formatted(guest("upper-c")));
        assertThatThrownBy(
                        () -> HostConfig.load(file, Map.of("SECRET", "s3cret")).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("connection `a`: setting queues is not what is wanted")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void variablesFillValuesAndNothingElse() throws Exception {
        Path file = write("""
                component: ${A}$${A}${B:-}${NONE:-de:fault}
                connections: {default: {url: "memory:"}}
                subscriptions: [{topic: "${LINES}"}]
                """);
        HostConfig config = HostConfig.load(file, Map.of("A", "$1\\", "B", "", "LINES", "a\ngroup: b"));
        assertThat(config.component().getFileName().toString()).isEqualTo("$1\\${A}de:fault");
        assertThat(config.subscriptions().get(0).spec().topic()).isEqualTo("a\ngroup: b");
        assertThat(config.subscriptions().get(0).spec().group()).isEmpty();
    }

    @Test
    void hugeAndTwistedFilesAreRefusedAtOnce() throws Exception {
        assertThatThrownBy(() -> HostConfig.load(write("#".repeat(1 << 19)), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("more than 262144 bytes");
        for (String twisted : new String[] {"[", "{", "- ", "? ", "[{", "a: [", "&a [", "!!seq [", "\"", "'", "|\n"}) {
            String text = twisted.repeat((1 << 18) / twisted.length());
            assertThatThrownBy(() -> HostConfig.load(write(text), Map.of()))
                    .as(twisted)
                    .isInstanceOf(ConfigException.class);
        }
        assertThatThrownBy(() -> HostConfig.load(write("x: 1\n".repeat(10_000)), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("more mistakes");
    }

    @Test
    void aComponentThatIsNotThereIsToldSo() throws Exception {
        Path file = write("""
                component: none.wasm
                connections: {default: {url: "memory:"}}
                subscriptions: [{topic: orders}]
                """);
        assertThatThrownBy(() -> HostConfig.load(file, Map.of()).start())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("none.wasm") + ": there is no such file, the component");
        assertThatThrownBy(() -> HostConfig.check(write("component: .\n"), Map.of()))
                .hasMessageContaining("the component \".\" is no file; a path is relative");
    }

    @Test
    void aFileThatIsNotThereIsAnIoError() {
        assertThatThrownBy(() -> HostConfig.load(folder.resolve("none.yaml"))).isInstanceOf(NoSuchFileException.class);
    }
}
