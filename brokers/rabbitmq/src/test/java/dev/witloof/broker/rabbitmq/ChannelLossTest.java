package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server closes the channel of one consumer, which has kept a message for too long, and leaves the connection alone. */
@Timeout(300)
class ChannelLossTest {
    @TempDir
    static Path directory;

    private static @Nullable BrokerServer server;

    @BeforeAll
    static void start() throws Exception {
        // How often the server looks is no setting of rabbitmq.conf.
        Files.writeString(
                directory.resolve("advanced.config"),
                "[{rabbit, [{consumer_timeout, 3000}, {channel_tick_interval, 500}]}].\n");
        server = TestServers.start(ServerKind.RABBITMQ, ServerOptions.in(directory));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Delivery next(BlockingQueue<Delivery> from) throws InterruptedException {
        return Objects.requireNonNull(from.poll(60, TimeUnit.SECONDS), "nothing was delivered");
    }

    /** Acknowledges the next, or one after it where a busy machine has kept it for too long once more. */
    private static String acked(BlockingQueue<Delivery> from) throws Exception {
        for (int tried = 1; ; tried++) {
            Delivery delivery = next(from);
            try {
                delivery.ack().toCompletableFuture().get(60, TimeUnit.SECONDS);
                return delivery.envelope().text();
            } catch (ExecutionException e) {
                assertThat(tried)
                        .as("attempts, the last of which failed with %s", e)
                        .isLessThan(10);
            }
        }
    }

    @Test
    void aConsumerWhoseChannelTheServerClosesComesBackAndTheRestOfTheConnectionGoesOn() throws Exception {
        BlockingQueue<Delivery> slow = new LinkedBlockingQueue<>();
        BlockingQueue<Delivery> other = new LinkedBlockingQueue<>();
        try (Broker broker = Brokers.connect(Objects.requireNonNull(server).url())) {
            Subscription subscription =
                    broker.subscribe(SubscriptionSpec.builder("slow").group("g").build(), slow::add);
            broker.subscribe(SubscriptionSpec.builder("other").group("g").build(), delivery -> {
                other.add(delivery);
                delivery.ack();
            });
            try (Requester requester = new Requester(broker)) {
                Publishing.of(broker, "slow", "kept for too long").succeeds();
                assertThat(next(slow).attempt()).isEqualTo(1);

                // The server gives it out again, so the channel of the first time is gone.
                assertThat(acked(slow)).isEqualTo("kept for too long");

                Publishing.of(broker, "other", "meanwhile").succeeds();
                assertThat(next(other).envelope().text()).isEqualTo("meanwhile");
                broker.subscribe(
                        SubscriptionSpec.builder("questions").group("g").build(), question -> {
                            requester.reply(question.envelope(), Envelope.of("", "answer"));
                            question.ack();
                        });
                assertThat(requester
                                .request(
                                        Envelope.of("questions", "?"),
                                        RequestOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)))
                                .toCompletableFuture()
                                .get(90, TimeUnit.SECONDS))
                        .hasSize(1);
                Publishing.of(broker, "slow", "next").succeeds();
                String text = acked(slow);
                while (!text.equals("next")) {
                    text = acked(slow);
                }
                while (!subscription.healthy()) {
                    Thread.sleep(10);
                }
            }
        }
    }
}
