package dev.witloof.it.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import dev.witloof.it.Guests;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.MessagingHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The C and the Rust guest on every broker: the same messages, the same answers, by changing one URL. */
@Timeout(300)
class GuestsOnBrokersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 20;

    @TempDir
    Path directory;

    private final BlockingQueue<Delivery> upper = new LinkedBlockingQueue<>();
    private final BlockingQueue<Delivery> denied = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource
    void guestsDoTheSameOnEveryBroker(RealBroker kind) throws Exception {
        try (RealBroker.Running server = kind.start(directory);
                Broker hosted = Brokers.connect(server.url(), kind.config());
                Broker client = Brokers.connect(server.url(), kind.config())) {
            for (String guest : List.of("upper-c", "upper-rust")) {
                String topic = "orders-" + guest;
                subscribe(client, topic + ".upper", upper);
                try (MessagingHost host = host(guest, hosted, topic, true);
                        Requester requester = new Requester(client)) {
                    assertThat(host.health().status()).isNotNull();
                    messagesComeBackInUpperCase(client, topic);
                    aRequestIsAnswered(requester, topic);
                }
                upper.clear();
            }
            whatIsNotGrantedReachesNobody(hosted, client);
        }
    }

    private static MessagingHost host(String guest, Broker broker, String topic, boolean granted) {
        Grants grants = granted ? Grants.builder().send(topic + ".upper").build() : Grants.none();
        return MessagingHost.builder(Guests.load(guest))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .grant(grants)
                .subscribe(SubscriptionSpec.builder(topic)
                        .group("shop")
                        .maxAttempts(1)
                        .build())
                .instances(2)
                .start();
    }

    private static void subscribe(Broker broker, String topic, BlockingQueue<Delivery> into) {
        broker.subscribe(SubscriptionSpec.builder(topic).group("check").build(), delivery -> {
            into.add(delivery);
            delivery.ack();
        });
    }

    private static void publish(Broker broker, Envelope message) throws Exception {
        broker.publish(message).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Delivery next(BlockingQueue<Delivery> from) throws InterruptedException {
        return Objects.requireNonNull(from.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nothing came back");
    }

    private void messagesComeBackInUpperCase(Broker client, String topic) throws Exception {
        byte[] binary = new byte[16 << 10];
        new Random(1).nextBytes(binary);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String text = "hello, wörld " + i;
            expected.add(upperCased(text));
            publish(
                    client,
                    Envelope.builder(topic)
                            .text(text)
                            .contentType("text/plain")
                            .metadata("number", Integer.toString(i))
                            .metadata("note", "значение " + i)
                            .build());
        }
        TreeSet<String> came = new TreeSet<>();
        while (came.size() < MESSAGES) {
            Envelope message = next(upper).envelope();
            String number = message.metadata().first("number").orElseThrow();
            assertThat(message.contentType()).contains("text/plain");
            assertThat(message.metadata().first("note")).contains("значение " + number);
            came.add(message.text());
        }
        assertThat(came).isEqualTo(new TreeSet<>(expected));

        publish(client, Envelope.of(topic, binary.clone()));
        assertThat(next(upper).envelope().data()).isEqualTo(upperCased(binary));
    }

    private static void aRequestIsAnswered(Requester requester, String topic) throws Exception {
        List<Envelope> replies = requester
                .request(
                        Envelope.builder(topic)
                                .text("please")
                                .metadata("reply", "yes")
                                .build(),
                        RequestOptions.DEFAULT.withTimeout(PATIENCE))
                .toCompletableFuture()
                .get(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
        assertThat(replies).singleElement().extracting(Envelope::text).isEqualTo("PLEASE");
    }

    /** Without a grant the guest's send fails, the message is a dead letter, and the broker saw nothing. */
    private void whatIsNotGrantedReachesNobody(Broker hosted, Broker client) throws Exception {
        String topic = "orders-denied";
        subscribe(client, topic + ".upper", denied);
        BlockingQueue<Delivery> dead = new LinkedBlockingQueue<>();
        subscribe(client, topic + ".dlq", dead);
        try (MessagingHost host = host("upper-c", hosted, topic, false)) {
            assertThat(host.health().status()).isNotNull();
            publish(client, Envelope.of(topic, "secret"));
            Envelope letter = next(dead).envelope();
            assertThat(letter.text()).isEqualTo("secret");
            assertThat(letter.metadata().first("witloof-dead-letter-reason").orElseThrow())
                    .contains("permission")
                    .contains(topic + ".upper");
        }
        assertThat(denied).isEmpty();
    }

    private static String upperCased(String text) {
        StringBuilder upper = new StringBuilder();
        text.chars().forEach(c -> upper.append(c < 128 ? (char) Character.toUpperCase(c) : (char) c));
        return upper.toString();
    }

    private static byte[] upperCased(byte[] bytes) {
        byte[] upper = bytes.clone();
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] >= 'a' && upper[i] <= 'z') {
                upper[i] = (byte) (upper[i] - 32);
            }
        }
        return upper;
    }
}
