package dev.witloof.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.bench.load.client.BrokerClient;
import dev.witloof.bench.load.client.PlainClient;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench/load} prints, and what it takes for wrong. */
class LoadTest {
    private static final Payload PAYLOAD = new Payload(64, 1);

    @Test
    void printsTheSidesOfOneBrokerAndPlotsThem(@TempDir Path directory) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path plot = directory.resolve("load.png");
        LoadOptions options = LoadOptions.parse(
                "--broker", "memory", "--quick", "--seconds", "0.05", "--seed", "7", "--plot", plot.toString());

        int exit = Main.run(
                options,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream()));

        String table = out.toString(StandardCharsets.UTF_8);
        assertThat(exit).isZero();
        assertThat(table).containsPattern("\\| in memory \\| 64 B \\| [1-9][0-9,]* \\| [1-9][0-9,]* \\| [0-9.]+× \\|");
        assertThat(table).containsPattern("\\| in memory \\| 16 KiB \\|").contains("seed 7");
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isGreaterThan(1_000);
    }

    @Test
    void countsWhatIsLostCorruptedTwiceAndNotAcknowledged() {
        Result result = worked((client, topic) -> {
            AtomicInteger count = new AtomicInteger();
            client.consume(topic, 16, message -> {
                byte[] body = Payload.upperCase(message.body());
                switch (count.getAndIncrement()) {
                    case 3 -> {}
                    case 5 -> {
                        body[40]++;
                        send(client, topic, body);
                    }
                    case 7 -> {
                        send(client, topic, body);
                        send(client, topic, body);
                    }
                    default -> send(client, topic, body);
                }
            });
        });

        assertThat(result.isRight()).isFalse();
        assertThat(result.lost()).isEqualTo(2);
        assertThat(result.corrupted()).isEqualTo(1);
        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(result.unacknowledged()).isEqualTo(result.sent());
    }

    private static void send(PlainClient client, String topic, byte[] body) {
        client.publish(topic + ".upper", body);
    }

    private interface Work {
        void begin(PlainClient client, String topic);
    }

    private static Result worked(Work work) {
        String url = "memory:load-test";
        try (PlainClient driver = new BrokerClient(url);
                PlainClient client = new BrokerClient(url)) {
            work.begin(client, "numbers");
            Worker counting = new Worker() {
                @Override
                public long acknowledged() {
                    return 0;
                }

                @Override
                public Optional<String> trouble() {
                    return Optional.empty();
                }

                @Override
                public void close() {}
            };
            Traffic traffic = new Traffic(driver, "numbers", PAYLOAD, counting, 16, Duration.ofSeconds(8));
            return traffic.pace(1_000, Duration.ZERO, Duration.ofMillis(12));
        }
    }

    @Test
    void tellsABodyByItsNumberAndSeesEveryChange() {
        byte[] body = Payload.upperCase(PAYLOAD.body(123_456));
        assertThat(PAYLOAD.number(body)).isEqualTo(123_456);
        assertThat(PAYLOAD.number(PAYLOAD.body(123_456))).isEqualTo(-1);
        for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            assertThat(PAYLOAD.number(changed)).as("byte %d changed", i).isEqualTo(-1);
        }
    }

    @Test
    void saysWhichBrokersThereAre() {
        assertThat(catchThrowable(() -> LoadOptions.parse("--broker", "nets")))
                .hasMessage(
                        "there is no broker \"nets\"; there are memory, nats, jetstream, kafka, mqtt, mosquitto, amqp,"
                                + " rabbitmq");
    }
}
