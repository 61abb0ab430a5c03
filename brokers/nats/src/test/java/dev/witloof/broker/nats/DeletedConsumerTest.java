package dev.witloof.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a consumer begins that somebody deleted under its subscribers. */
class DeletedConsumerTest {
    private static @Nullable ServerProcess server;
    private static int names;

    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
    private final String stream = "deleted-" + ++names;
    private Connection plain;
    private Broker broker;

    @BeforeAll
    static void start(@TempDir Path directory) {
        RealServer.require("where a consumer of JetStream is made again");
        server = ServerProcess.start(ServerKind.NATS_JETSTREAM, ServerOptions.in(directory));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        String url = Objects.requireNonNull(server).url();
        plain = Nats.connect(url);
        broker = Brokers.connect(url, BrokerConfig.of(Map.of("jetstream", "true")));
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close(Duration.ZERO);
        plain.close();
    }

    private void createStream(RetentionPolicy retention) throws Exception {
        plain.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(stream)
                        .subjects(stream)
                        .retentionPolicy(retention)
                        .build());
    }

    private SubscriptionSpec.Builder group() {
        return SubscriptionSpec.builder(stream).group("g");
    }

    private void publish(String... texts) {
        for (String text : texts) {
            Waiting.await(broker.publish(Envelope.of(stream, text)));
        }
    }

    private void deleteConsumer() throws Exception {
        JetStreamManagement management = plain.jetStreamManagement();
        try {
            management.deleteConsumer(stream, Groups.durable("g", stream));
        } catch (JetStreamApiException e) {
            // It has deleted the consumer, but 2.9 may still be writing its state: "directory not empty".
            assertThat(e.getApiErrorCode()).isEqualTo(10_051);
        }
    }

    /** An acknowledgement is told to the consumer, which takes the message out of the stream a moment later. */
    private void awaitMessagesLeft(long count) throws InterruptedException {
        Waiting.until("the stream has let go of what was acknowledged", () -> messages() == count);
    }

    private long messages() {
        try {
            return plain.jetStreamManagement()
                    .getStreamInfo(stream)
                    .getStreamState()
                    .getMsgCount();
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    private List<Delivery> next(int count) throws InterruptedException {
        List<Delivery> next = new ArrayList<>();
        while (next.size() < count) {
            next.add(Waiting.next(received));
        }
        return next;
    }

    private void acked(String... texts) throws InterruptedException {
        for (String text : texts) {
            assertThat(Waiting.acked(received)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "all"})
    void itBeginsWithTheFirstMessageThatWasNotAcknowledged(String deliver) throws Exception {
        createStream(RetentionPolicy.Limits);
        broker.subscribe(group().extension("deliver", deliver).build(), received::add);
        publish("1", "2", "3", "4", "5");
        List<Delivery> first = next(5);
        Waiting.await(first.get(0).ack());
        Waiting.await(first.get(1).retry(Duration.ofHours(1)));
        // The third is in work; the fourth is done, and the fifth is acknowledged with what follows.
        Waiting.await(first.get(3).ack());

        deleteConsumer();

        acked("2", "3", "4", "5");
        publish("6");
        acked("6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "all"})
    void whatIsAcknowledgedDoesNotComeAgain(String deliver) throws Exception {
        createStream(RetentionPolicy.Limits);
        broker.subscribe(group().extension("deliver", deliver).build(), received::add);
        publish("1", "2");
        acked("1", "2");

        deleteConsumer();
        publish("3");

        acked("3");
        assertThat(received).isEmpty();
    }

    @Test
    void whatIsPublishedBeforeAnythingCameIsNotSkipped() throws Exception {
        createStream(RetentionPolicy.Limits);
        publish("old");
        broker.subscribe(group().build(), received::add);

        deleteConsumer();
        publish("1");

        acked("1");
    }

    @Test
    void whatAnotherMemberHasIsNotSkipped() throws Exception {
        createStream(RetentionPolicy.Limits);
        broker.subscribe(group().maxInFlight(1).build(), received::add);
        publish("0", "1");
        acked("0");
        Delivery first = Waiting.next(received);
        BlockingQueue<Delivery> others = new LinkedBlockingQueue<>();
        try (Broker other =
                Brokers.connect(Objects.requireNonNull(server).url(), BrokerConfig.of(Map.of("jetstream", "true")))) {
            other.subscribe(group().maxInFlight(2).build(), others::add);
            publish("2", "3");
            Waiting.await(Waiting.next(others).ack());
            Waiting.await(Waiting.next(others).ack());
            broker.close(Duration.ZERO);
            assertThat(first.envelope().text()).isEqualTo("1");

            deleteConsumer();

            // The server had told that it is not acknowledged, and the others that follow come again with it.
            assertThat(Waiting.acked(others)).isEqualTo("1");
        }
    }

    @Test
    void aWorkQueueBeginsWithWhatItHas() throws Exception {
        createStream(RetentionPolicy.WorkQueue);
        broker.subscribe(group().build(), received::add);
        publish("1", "2", "3");
        List<Delivery> first = next(3);
        Waiting.await(first.get(0).ack());
        Waiting.await(first.get(1).retry(Duration.ofHours(1)));
        awaitMessagesLeft(2);

        deleteConsumer();

        acked("2", "3");
    }
}
