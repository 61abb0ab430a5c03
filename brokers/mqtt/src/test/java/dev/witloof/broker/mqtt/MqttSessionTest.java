package dev.witloof.broker.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a session's messages when there are too many, and when its connection breaks. */
class MqttSessionTest {
    private static final long PATIENCE_SECONDS = 30;
    private static final BrokerConfig CONFIG =
            BrokerConfig.EMPTY.with("client-id", "host-1").with("mqtt.keep-alive", "1s");
    private static final SubscriptionSpec GROUP =
            SubscriptionSpec.builder("t").group("g").maxInFlight(8).build();

    @TempDir
    Path directory;

    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aServerThatSendsMoreThanItMayIsKeptWaitingAndNothingIsHandedOutTwice(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                Broker broker = Brokers.connect(server.url(), CONFIG)) {
            Subscription subscription = broker.subscribe(GROUP, received::add);
            subscription.pause();
            Set<String> published = publish(broker, 500);
            subscription.resume();

            List<String> handled = new ArrayList<>();
            while (handled.size() < published.size()) {
                Delivery delivery = next();
                assertThat(subscription.healthy()).isTrue();
                handled.add(text(delivery));
                if (handled.size() == 20) {
                    // Longer than the server's patience with a client that is silent, and than the client's own.
                    nothingMoreThan(GROUP.maxInFlight(), Duration.ofSeconds(3));
                }
                await(delivery.ack());
            }

            assertThat(received.poll(500, TimeUnit.MILLISECONDS)).isNull();
            assertThat(handled).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aMemberThatComesBackGetsWhatIsMoreThanTheServerMaySend(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind)) {
            Set<String> left;
            try (Broker broker = Brokers.connect(server.url(), CONFIG)) {
                Subscription subscription = broker.subscribe(GROUP, received::add);
                subscription.pause();
                left = publish(broker, 300);
                subscription.resume();
                for (int i = 0; i < 20; i++) {
                    Delivery delivery = next();
                    left.remove(text(delivery));
                    await(delivery.ack());
                }
                broker.close(Duration.ZERO);
            }
            received.clear();
            try (Broker broker = Brokers.connect(server.url(), CONFIG)) {
                broker.subscribe(GROUP, received::add);
                while (!left.isEmpty()) {
                    Delivery delivery = next();
                    left.remove(text(delivery));
                    await(delivery.ack());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aMemberThatComesBackGetsWhatIsUnacknowledgedOnce(ServerKind kind) throws Exception {
        SubscriptionSpec spec =
                SubscriptionSpec.builder("t").group("g").maxInFlight(30).build();
        try (BrokerServer server = start(kind)) {
            try (Broker broker = Brokers.connect(server.url(), CONFIG)) {
                broker.subscribe(spec, received::add);
                publish(broker, 10);
                for (int i = 0; i < 10; i++) {
                    next();
                }
                broker.close(Duration.ZERO);
            }
            try (Broker broker = Brokers.connect(server.url(), CONFIG)) {
                broker.subscribe(spec, received::add);

                List<Delivery> again = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    again.add(next());
                }
                assertThat(received.poll(1, TimeUnit.SECONDS)).isNull();
                for (Delivery delivery : again) {
                    await(delivery.ack());
                }
            }
        }
    }

    private BrokerServer start(ServerKind kind) {
        MqttHarness.require(kind);
        return kind.start(ServerOptions.in(directory));
    }

    private static Set<String> publish(Broker broker, int count) throws Exception {
        Set<String> published = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String text = "message " + i;
            await(broker.publish(Envelope.of("t", text)));
            published.add(text);
        }
        return published;
    }

    private void nothingMoreThan(int most, Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
        assertThat(received).hasSizeLessThanOrEqualTo(most);
    }

    private Delivery next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no delivery in time");
    }

    private static String text(Delivery delivery) {
        return delivery.envelope().text();
    }

    private static void await(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
