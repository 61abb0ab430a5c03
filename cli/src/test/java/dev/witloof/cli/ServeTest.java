package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code witloof run} as a process that hosts on a real broker until it gets a signal. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@Timeout(300)
class ServeTest {

    private static final Path GUESTS = Path.of(System.getProperty("witloof.guests", "../it/guests/prebuilt"))
            .toAbsolutePath();

    @TempDir
    Path directory;

    private @Nullable BrokerServer server;
    private @Nullable Broker broker;

    private void start(ServerKind kind) {
        server = kind.start(ServerOptions.in(directory.resolve("server")));
        broker = Brokers.connect(url());
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private String url() {
        return Objects.requireNonNull(server).url();
    }

    private Broker broker() {
        return Objects.requireNonNull(broker);
    }

    private static String guest(String name) {
        return GUESTS.resolve(name + ".wasm").toString();
    }

    private void send(String topic, String text) {
        broker().publish(Envelope.of(topic, text)).toCompletableFuture().join();
    }

    private BlockingQueue<Envelope> listen(String topic) {
        BlockingQueue<Envelope> messages = new LinkedBlockingQueue<>();
        broker().subscribe(SubscriptionSpec.builder(topic).build(), delivery -> {
            messages.add(delivery.envelope());
            delivery.ack();
        });
        return messages;
    }

    private static Envelope next(BlockingQueue<Envelope> messages) throws InterruptedException {
        Envelope message = messages.poll(60, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    @ParameterizedTest
    @EnumSource(names = {"MINI_NATS", "QPID"})
    void hostsWhatAFileDescribesUntilItIsTerminatedAndSaysWhatBecameOfTheMessages(ServerKind kind) throws Exception {
        start(kind);
        Path file = Files.writeString(directory.resolve("host.yaml"), """
                component: %s
                connections: {default: {url: "${URL}"}}
                subscriptions:
                  - {topic: file.orders, group: shop, max-attempts: 2, backoff: {first: 0s}, dead-letter: {topic: failed}}
                grants: {default: {send: ["file.orders.*"]}}
                """.formatted(guest("upper-c")));
        BlockingQueue<Envelope> answers = listen("file.orders.upper");
        BlockingQueue<Envelope> failed = listen("failed");
        try (HostProcess host = HostProcess.start(Map.of("URL", url()), "run", "-c", file.toString())) {
            assertThat(host.awaitError("hosting")).contains("file.orders (group shop) on " + url());
            send("file.orders", "hello");
            send("file.orders", "fail:no");
            assertThat(next(answers).text()).isEqualTo("HELLO");
            assertThat(DeadLetter.read(next(failed))).isPresent();
            host.terminate();
            assertThat(host.awaitExit()).isZero();
            assertThat(host.out())
                    .containsExactly("1 handled, 2 failed attempts, 1 dead-lettered, 0 dropped, 0 given back");
        }
    }

    /** The lines of the README that run a guest, with the port of the server that runs here. */
    @ParameterizedTest
    @CsvSource({"memory:, memory:", "nats://127.0.0.1:4222, ''"})
    void whatTheReadmeRunsOnAnotherBrokerHosts(String broker, String here) throws Exception {
        start(ServerKind.MINI_NATS);
        String url = here.isEmpty() ? url() : here;
        String line = Files.readAllLines(Path.of("../README.md")).stream()
                .filter(each -> each.startsWith("./witloof run") && each.contains(" --broker " + broker + " "))
                .findFirst()
                .orElseThrow();
        String[] arguments = line.substring("./witloof ".length())
                .replace("it/guests/prebuilt/upper-c.wasm", guest("upper-c"))
                .replace(broker, url)
                .split(" ", -1);
        BlockingQueue<Envelope> answers = listen("orders.upper");
        try (HostProcess host = HostProcess.start(Map.of(), arguments)) {
            assertThat(host.awaitError("hosting")).contains("orders").contains(url);
            if (here.isEmpty()) {
                send("orders", "hello");
                assertThat(next(answers).text()).isEqualTo("HELLO");
            }
            host.terminate();
            assertThat(host.awaitExit()).isZero();
        }
    }

    @Test
    void aMessageThatDoesNotEndWithinTheGraceGoesBackToTheBroker() throws Exception {
        start(ServerKind.QPID);
        BlockingQueue<Envelope> asked = listen("prices");
        String[] arguments = {
            "run",
            guest("requester"),
            "--broker",
            url(),
            "--subscribe",
            "slow",
            "--group",
            "shop",
            "--grant-request",
            "prices",
            "--shutdown-grace",
            "0.2",
            "--setting",
            "connect-timeout=60s"
        };
        try (HostProcess host = HostProcess.start(Map.of(), arguments)) {
            host.awaitError("hosting");
            send("slow", "request prices timeout=600000");
            assertThat(next(asked).replyTo()).isPresent();
            host.terminate();
            assertThat(host.awaitExit()).isZero();
            assertThat(host.out())
                    .singleElement()
                    .asString()
                    .startsWith("0 handled, ")
                    .endsWith(", 1 given back");
        }
        BlockingQueue<Envelope> again = new LinkedBlockingQueue<>();
        broker().subscribe(SubscriptionSpec.builder("slow").group("shop").build(), delivery -> {
            again.add(delivery.envelope());
            delivery.ack();
        });
        assertThat(next(again).text()).isEqualTo("request prices timeout=600000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000000h", "PT9223372036854775807S"})
    void aGraceBeyondAllTimeStillDrains(String grace) throws Exception {
        start(ServerKind.MINI_NATS);
        Path file = Files.writeString(directory.resolve("host.yaml"), """
                component: %s
                connections: {default: {url: "%s"}}
                subscriptions:
                  - {topic: slow, group: shop}
                grants: {default: {request: [prices], send: [results]}}
                shutdown-grace: %s
                """.formatted(guest("requester"), url(), grace));
        BlockingQueue<Envelope> asked = listen("prices");
        try (HostProcess host = HostProcess.start(Map.of(), "run", "-c", file.toString())) {
            host.awaitError("hosting");
            send("slow", "request prices expected=1");
            Envelope request = next(asked);
            host.terminate();
            host.awaitError("stopping");
            broker().publish(Envelope.builder(request.replyTo().orElseThrow())
                            .text("3")
                            .correlationId(request.correlationId().orElseThrow())
                            .build())
                    .toCompletableFuture()
                    .join();
            assertThat(host.awaitExit()).isZero();
            assertThat(host.out()).singleElement().asString().startsWith("1 handled, ");
        }
    }

    @Test
    void saysWhatItWaitsForAndThatASignalEndedItBeforeItHosted() throws Exception {
        Files.createDirectories(directory.resolve("sub"));
        Files.copy(Path.of(guest("upper-c")), directory.resolve("guest.wasm"));
        // Accepts connections and never answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "rabbitmq://127.0.0.1:" + silent.getLocalPort();
            Path file = Files.writeString(directory.resolve("host.yaml"), """
                    component: sub/../guest.wasm
                    connections: {default: {url: "%s", settings: {connect-timeout: 300s}}}
                    subscriptions: [{topic: orders, group: shop}]
                    """.formatted(url));
            try (HostProcess host = HostProcess.start(Map.of(), "run", "-c", file.toString())) {
                assertThat(host.awaitError("checking")).isEqualTo("checking " + file);
                assertThat(host.awaitError("loading"))
                        .isEqualTo("loading " + directory.resolve("guest.wasm") + " and connecting to " + url);
                host.terminate();
                host.awaitError("ended by a signal before it hosted");
                assertThat(host.awaitExit()).isEqualTo(143);
                assertThat(host.out()).isEmpty();
            }
        }
    }

    @Test
    void aBrokerOutOfReachEndsWithOne() throws Exception {
        try (HostProcess host = HostProcess.start(
                Map.of(), "run", guest("upper-c"), "--broker", "rabbitmq://127.0.0.1:1", "--subscribe", "a")) {
            assertThat(host.awaitError("error: ")).contains("connection `default`: ");
            assertThat(host.awaitExit()).isEqualTo(1);
        }
    }
}
