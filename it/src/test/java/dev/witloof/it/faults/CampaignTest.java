package dev.witloof.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.it.Guests;
import dev.witloof.it.faults.Campaign.Limits;
import dev.witloof.it.faults.Publisher.Load;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.runtime.Component;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The harness on the in-memory broker, which loses nothing, and on ones that do what the harness is to find out. */
class CampaignTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int SOME = 30;

    private final String url = "memory:faults-" + NAMES.incrementAndGet();
    private final Broker broker = Brokers.connect(url);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private MessagingHost host = host();

    @AfterEach
    void close() {
        host.close(Duration.ZERO);
        broker.close(Duration.ZERO);
    }

    private MessagingHost host() {
        return MessagingHost.builder(Guests.load("upper-c", Component.Options.DEFAULT.interpreted()))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .subscribe(HostMain.subscription("in"))
                .grant(Grants.builder().send("in.upper").build())
                .start();
    }

    /** As long as a busy machine may take for something that is there at once otherwise. */
    private static final Limits PATIENT =
            new Limits(Duration.ofMinutes(1), Duration.ofSeconds(8), Duration.ofMillis(100));

    private static final Limits IMPATIENT =
            new Limits(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofMillis(100));

    private int run(
            Limits limits, Plan plan, Strike strike, BiFunction<Envelope, Broker, CompletionStage<Void>> publish)
            throws InterruptedException {
        Campaign campaign =
                new Campaign("test", publishing(publish), broker, "in", Map.of(Fault.HOST_KILLED, strike), limits);
        report.add("memory", campaign.run(plan, new Load(500, 200, 64)), true);
        return report.end("test");
    }

    /** The broker, but for how it publishes. */
    private Broker publishing(BiFunction<Envelope, Broker, CompletionStage<Void>> publish) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, args) -> {
                    if (method.getName().equals("publish")) {
                        return publish.apply((Envelope) args[0], broker);
                    }
                    try {
                        return method.invoke(broker, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Plan kills(int count) {
        return Plan.of(1, count, 0, 0);
    }

    private void restart() {
        host.close(Duration.ZERO);
        host = host();
    }

    @Test
    void findsNothingWrongWithABrokerThatKeepsEverything() throws InterruptedException {
        int status = run(
                PATIENT,
                kills(2),
                (random, disturbance) -> {
                    restart();
                    disturbance.over();
                },
                (message, to) -> to.publish(message));

        assertThat(printed())
                .contains("| memory (1) | 2 | 0 | 0 |")
                .contains("2 kills of hosts and brokers: all is as promised");
        assertThat(status).isZero();
    }

    @Test
    void findsAMessageThatWasConfirmedAndLost() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        int status = run(
                PATIENT,
                kills(0),
                (random, disturbance) -> {},
                (message, to) -> count.incrementAndGet() == SOME
                        ? CompletableFuture.completedFuture(null)
                        : to.publish(message));

        assertThat(printed()).contains("WRONG memory: 1 messages are lost, such as [29]");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void publishesAgainWhatWasNotConfirmedAndExplainsTheDuplicateOnlyByAFault() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        int status = run(PATIENT, kills(0), (random, disturbance) -> {}, (message, to) -> {
            CompletionStage<Void> published = to.publish(message);
            return count.incrementAndGet() == SOME
                    ? CompletableFuture.failedFuture(new IllegalStateException("not confirmed"))
                    : published;
        });

        assertThat(printed())
                .contains("WRONG memory: messages that nothing disturbed came twice: [29 published twice]");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void findsAMessageThatWasChanged() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        int status = run(PATIENT, kills(0), (random, disturbance) -> {}, (message, to) -> {
            byte[] data = message.data();
            if (count.incrementAndGet() == SOME) {
                data[5] ^= 1;
            }
            return to.publish(Envelope.of(message.topic(), data));
        });

        assertThat(printed()).contains("1 messages are lost").contains("1 messages were changed on their way");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void findsAHostThatDoesNotComeBack() throws InterruptedException {
        AtomicBoolean dead = new AtomicBoolean();
        int status = run(
                IMPATIENT,
                new Plan(1, Collections.nCopies(2, Fault.HOST_KILLED)),
                (random, disturbance) -> {
                    host.close(Duration.ZERO);
                    dead.set(true);
                },
                (message, to) -> to.publish(message));

        assertThat(dead).isTrue();
        assertThat(printed())
                .contains("WRONG memory: nothing came through within 3 seconds after HOST_KILLED")
                .contains("1 faults were done, and 2 were wanted");
        assertThat(status).isEqualTo(1);
    }
}
