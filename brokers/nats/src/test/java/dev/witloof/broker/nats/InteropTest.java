package dev.witloof.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other NATS clients, friendly and not, on the same subjects. */
class InteropTest {
    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
    private BrokerServer server;
    private Broker broker;
    private Connection plain;

    @BeforeEach
    void connect(@TempDir Path directory) throws Exception {
        server = ServerKind.MINI_NATS.start(ServerOptions.in(directory));
        broker = Brokers.connect(server.url());
        plain = Nats.connect(server.url());
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close(Duration.ZERO);
        plain.close();
        server.close();
    }

    private void subscribe(String subject) {
        broker.subscribe(SubscriptionSpec.builder(subject).build(), received::add);
    }

    @Test
    void aPlainClientSeesHeadersAsDocumented() throws Exception {
        Subscription subscription = plain.subscribe("orders");
        plain.flush(Waiting.LIMIT);

        Waiting.await(broker.publish(Envelope.builder("orders")
                .text("x")
                .contentType("text/plain")
                .correlationId("7")
                .replyTo("answers")
                .metadata("plain", "1")
                .metadata("plain", "2")
                .metadata("name", "Zoë")
                .metadata("Nats-Msg-Id", "mine")
                .build()));

        Message message = subscription.nextMessage(Waiting.LIMIT);
        assertThat(message.getReplyTo()).isEqualTo("answers");
        Headers headers = message.getHeaders();
        assertThat(headers.get("Content-Type")).containsExactly("text/plain");
        assertThat(headers.get("Witloof-Correlation-Id")).containsExactly("7");
        assertThat(headers.get("plain")).containsExactly("1", "2");
        assertThat(headers.get("name")).containsExactly("Zo%C3%AB");
        assertThat(headers.get("%4Eats-Msg-Id")).containsExactly("mine");
        assertThat(headers.get("Witloof-Encoded")).containsExactly("%4Eats-Msg-Id", "name");
        assertThat(headers.size()).isEqualTo(6);
    }

    @Test
    void aMessageOfAPlainClientArrivesAsItIs() throws Exception {
        subscribe("orders");
        Headers headers = new Headers()
                .add("content-type", "text/plain")
                .add("Nats-Msg-Id", "7")
                .add("percent", "100%25")
                .add("Witloof-Encoded", "broken", "missing")
                .add("broken", "%zz");

        plain.publish(new NatsMessage("orders", "answers", headers, new byte[] {1, 2}));

        Envelope message = Waiting.next(received).envelope();
        assertThat(message.data()).containsExactly(1, 2);
        assertThat(message.contentType()).contains("text/plain");
        assertThat(message.replyTo()).contains("answers");
        assertThat(message.metadata())
                .containsExactlyInAnyOrder(
                        new Metadata.Entry("Nats-Msg-Id", "7"),
                        new Metadata.Entry("percent", "100%25"),
                        new Metadata.Entry("broken", "%zz"));
    }

    @Test
    void aPlainClientAnswersARequest() throws Exception {
        plain.createDispatcher(message -> plain.publish(message.getReplyTo(), message.getData()))
                .subscribe("echo");
        plain.flush(Waiting.LIMIT);

        try (Requester requester = new Requester(broker)) {
            List<Envelope> replies =
                    Waiting.await(requester.request(Envelope.of("echo", "hello"), RequestOptions.DEFAULT));

            assertThat(replies).extracting(Envelope::text).containsExactly("hello");
        }
    }

    @Test
    void aPlainClientIsAnswered() throws Exception {
        Requester answers = new Requester(broker);
        broker.subscribe(SubscriptionSpec.builder("echo").group("services").build(), delivery -> {
            answers.reply(
                    delivery.envelope(),
                    Envelope.of("", "re: " + delivery.envelope().text()));
            delivery.ack();
        });

        Message answer = plain.request("echo", "hello".getBytes(StandardCharsets.UTF_8), Waiting.LIMIT);

        assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).isEqualTo("re: hello");
        answers.close();
    }

    @Test
    void aRequestThatNobodyListensToFailsAtOnce() {
        try (Requester requester = new Requester(broker)) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> Waiting.await(requester.request(
                            Envelope.of("nobody", "?"), RequestOptions.DEFAULT.withTimeout(Waiting.LIMIT))))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_ROUTE))
                    .hasMessageContaining("no responders")
                    .hasMessageContaining("nobody");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Waiting.LIMIT);
        }
    }

    @Test
    void aGroupIsAQueueGroupThatPlainClientsShare() throws Exception {
        broker.subscribe(SubscriptionSpec.builder("orders").group("shop").build(), received::add);
        Subscription member = plain.subscribe("orders", "shop");
        plain.flush(Waiting.LIMIT);

        int sent = 0;
        while (received.isEmpty() || member.getPendingMessageCount() == 0) {
            Waiting.await(broker.publish(Envelope.of("orders", "x")));
            plain.flush(Waiting.LIMIT);
            assertThat(++sent).isLessThan(10_000);
        }
        int all = sent;
        Waiting.until("each message went to one of them", () -> {
            received.removeIf(delivery -> {
                delivery.ack();
                return false;
            });
            return received.size() + member.getPendingMessageCount() == all;
        });
    }

    /** The client library's reading thread would end at any of these. */
    @Test
    void headersThatAreNoneDoNotEndTheConnection() throws Exception {
        subscribe("orders");
        List<String> headers = List.of(
                "NATS/1.0\r\nname: Zoë\r\n\r\n",
                "NATS/1.0\r\nZoë: x\r\n\r\n",
                "NATS/1.0\r\nno colon\r\n\r\n",
                "NATS/1.0\r\n: no name\r\n\r\n",
                "NATS/1.0\r\na: b\rc\r\n\r\n",
                "NATS/1.0\r\na: b\nc\r\n\r\n",
                "NATS/1.0\r\na: b\r\n",
                "NATS/1.0\r\n\r\na: b\r\n\r\n",
                "NATS/1.0 \r\n\r\n",
                "NATS/9.9\r\na: b\r\n\r\n",
                "x",
                "",
                "\r\n\r\n",
                "NATS/1.0",
                "?".repeat(100_000));

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            for (String header : headers) {
                publish(socket, header, "body");
            }
            publish(socket, "NATS/1.0\r\na: b\r\n\r\n", "last");
            for (String header : headers) {
                assertThat(Waiting.acked(received)).as(header).isEqualTo("body");
            }
            Envelope last = Waiting.next(received).envelope();
            assertThat(last.text()).isEqualTo("last");
            assertThat(last.metadata()).isEqualTo(Metadata.of("a", "b"));
        }
        assertThat(broker.health()).isEqualTo(Health.up());
    }

    private static void publish(Socket socket, String headers, String body) throws IOException {
        int length = headers.getBytes(StandardCharsets.UTF_8).length;
        String text = "CONNECT {\"verbose\":false,\"headers\":true}\r\nHPUB orders " + length + " "
                + (length + body.length()) + "\r\n" + headers + body + "\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Test
    void aStatusOfSomebodyElseIsNoMessage() throws Exception {
        subscribe("orders");

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            publish(socket, "NATS/1.0 503\r\n\r\n", "");
            publish(socket, "NATS/1.0\r\n\r\n", "after");
            assertThat(Waiting.acked(received)).isEqualTo("after");
        }
    }
}
