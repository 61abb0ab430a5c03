package dev.witloof.broker.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.tck.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a session's messages when there are too many, and when its connection breaks. */
class MqttSessionTest extends MqttTestBase {
    private static final BrokerConfig CONFIG =
            BrokerConfig.EMPTY.with("client-id", "host-1").with("connect-timeout", "60s");
    private static final SubscriptionSpec GROUP =
            SubscriptionSpec.builder("t").group("g").maxInFlight(8).build();

    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();

    /** mosquitto 2.0.11 sends as many as the receive maximum with each acknowledgement. */
    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aServerThatSendsMoreThanItMayIsKeptWaitingAndNothingIsHandedOutTwice(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                // Still longer than a busy machine keeps a client from saying anything.
                Broker broker = Brokers.connect(server.url(), CONFIG.with("mqtt.keep-alive", "8s"))) {
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
                    nothingMoreThan(GROUP.maxInFlight(), Duration.ofSeconds(14));
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

    @ParameterizedTest
    @EnumSource(names = "MOSQUITTO")
    void aMessageThatIsHandledWhileTheConnectionBreaksIsNotHandedOutAgain(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                FaultProxy proxy = FaultProxy.open(server.port());
                Broker direct = Brokers.connect(server.url());
                Broker broker = Brokers.connect("mqtt://" + BrokerServer.HOST + ":" + proxy.port(), CONFIG)) {
            Subscription subscription = broker.subscribe(GROUP, received::add);
            publish(direct, 4);
            Delivery first = next();
            Delivery second = next();
            Delivery third = next();
            Delivery fourth = next();
            // The server does not see this, because the first is not acknowledged.
            await(second.ack());

            proxy.refuse();
            eventually(() -> !subscription.healthy());
            CompletableFuture<Void> acknowledging = third.ack().toCompletableFuture();
            proxy.resume();
            eventually(subscription::healthy);

            await(acknowledging);
            await(first.ack());
            assertThat(received.poll(1, TimeUnit.SECONDS)).isNull();
            await(fourth.ack());
            publish(direct, 1);
            await(next().ack());
            // Nor does the server keep any of them.
            proxy.refuse();
            eventually(() -> !subscription.healthy());
            proxy.resume();
            eventually(subscription::healthy);
            assertThat(received.poll(1, TimeUnit.SECONDS)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void whatWasHandledWhenTheSessionWasLostFailsToBeAcknowledgedAndIsHandedOutAgain(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                FaultProxy proxy = FaultProxy.open(server.port());
                Broker direct = Brokers.connect(server.url());
                Broker broker = Brokers.connect(
                        "mqtt://" + BrokerServer.HOST + ":" + proxy.port(), CONFIG.with("mqtt.session-expiry", "1s"))) {
            Subscription subscription = broker.subscribe(GROUP, received::add);
            publish(direct, 1);

            // A busy server looks late for sessions that have expired, and may find this one alive until then.
            Throwable failure = null;
            for (int seconds = 3; seconds < 60 && failure == null; seconds *= 4) {
                Delivery lost = next();
                proxy.refuse();
                eventually(() -> !subscription.healthy());
                CompletableFuture<Void> acknowledging = lost.ack().toCompletableFuture();
                TimeUnit.SECONDS.sleep(seconds);
                proxy.resume();
                eventually(subscription::healthy);
                failure = catchThrowable(() -> await(acknowledging));
                publish(direct, 1);
            }

            assertThat(failure).isInstanceOf(ExecutionException.class);
            await(next().ack());
        }
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
        return next(received);
    }
}
