package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.Requester;
import dev.witloof.broker.memory.MemoryBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guest that asks, over the in-memory broker, and tells on the topic {@code results} what came of it. */
@Timeout(300)
class RequestReplyTest {

    private final Broker broker = MemoryBroker.create();
    private final Requester responder = new Requester(broker);
    private final Inbox results = new Inbox(broker, "results");
    private MessagingHost host;

    @BeforeEach
    void start() {
        host = MessagingHost.builder(Guests.load("requester"))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .connection("other", broker)
                .grant(Grants.all())
                .grant("other", Grants.all())
                .subscribe(SubscriptionSpec.builder("commands")
                        .group("test")
                        .maxAttempts(1)
                        .build())
                .instances(1)
                .deadline(Duration.ofMinutes(2))
                .start();
    }

    @AfterEach
    void stop() {
        host.close();
        responder.close();
        broker.close(Duration.ZERO);
    }

    /** Answers every request on the topic with so many replies. */
    private void answer(String topic, int replies) {
        broker.subscribe(SubscriptionSpec.builder(topic).group("answers").build(), delivery -> {
            for (int i = 0; i < replies; i++) {
                responder.reply(
                        delivery.envelope(),
                        Envelope.of(topic, delivery.envelope().text() + " " + i));
            }
            delivery.ack();
        });
    }

    private String run(String command) throws InterruptedException {
        broker.publish(Envelope.builder("commands")
                        .text(command)
                        .metadata("id", command)
                        .build())
                .toCompletableFuture()
                .join();
        Envelope result = results.next();
        assertThat(result.metadata().first("id")).contains(command);
        return result.text();
    }

    /** With a longer timeout where a busy machine had no time for all replies. */
    private String runWithTimeouts(String command, int replies) throws InterruptedException {
        String result = "";
        for (int millis = 300; millis < 60_000 && result.split(", ", -1).length < replies; millis *= 4) {
            result = run(command + " timeout=" + millis + " apples");
        }
        return result;
    }

    @Test
    void oneReplyIsEnoughWhenNothingElseIsAskedFor() throws Exception {
        answer("prices", 1);
        assertThat(run("request prices apples")).isEqualTo("apples 0");
        assertThat(run("request prices options apples")).isEqualTo("apples 0");
        assertThat(run("request prices connection=other pears")).isEqualTo("pears 0");
    }

    @Test
    void severalRepliesAreGatheredUntilTheExpectedNumberIsThere() throws Exception {
        answer("prices", 3);
        assertThat(run("request prices expected=3 timeout=60000 apples")).isEqualTo("apples 0, apples 1, apples 2");
        assertThat(run("request prices expected=2 apples")).isEqualTo("apples 0, apples 1");
    }

    @Test
    void theRepliesUntilTheTimeoutAreGivenWhenFewerCome() throws Exception {
        answer("prices", 2);
        assertThat(runWithTimeouts("request prices expected=5", 2)).isEqualTo("apples 0, apples 1");
    }

    @Test
    void withATimeoutAloneAllRepliesOfThatTimeAreGathered() throws Exception {
        answer("prices", 3);
        assertThat(runWithTimeouts("request prices", 3)).isEqualTo("apples 0, apples 1, apples 2");
    }

    @Test
    void aRequestThatNobodyAnswersEndsWithTheDeadlineAndTheInstanceIsReplaced() throws Exception {
        host.close();
        List<Outcome> outcomes = new CopyOnWriteArrayList<>();
        host = MessagingHost.builder(Guests.load("requester"))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .grant(Grants.all())
                .subscribe(SubscriptionSpec.builder("commands")
                        .group("test")
                        .maxAttempts(1)
                        .build())
                .instances(1)
                .deadline(Duration.ofMillis(300))
                .listener((delivery, outcome) -> outcomes.add(outcome))
                .start();
        Inbox dead = new Inbox(broker, "commands.dlq");
        answer("silence", 0);
        answer("prices", 1);
        broker.publish(Envelope.of("commands", "request silence x"))
                .toCompletableFuture()
                .join();
        dead.next();
        assertThat(outcomes.get(0).reason()).contains("deadline of 300 ms");
        // Neither the interrupt nor the request is left to the next message on that thread, whose time may be over
        // before
        // its end where the machine is busy.
        for (int ended = 1; outcomes.stream().noneMatch(Outcome.Handled.class::isInstance); ended++) {
            broker.publish(Envelope.of("commands", "request prices apples"))
                    .toCompletableFuture()
                    .join();
            while (outcomes.size() == ended) {
                Thread.sleep(5);
            }
        }
        assertThat(results.next().text()).isEqualTo("apples 0");
    }

    @Test
    void noReplyUntilTheTimeoutIsTheErrorTimeout() throws Exception {
        answer("prices", 0);
        assertThat(run("request prices timeout=100 apples")).isEqualTo("error: timeout");
        assertThat(run("request prices timeout=0 apples")).isEqualTo("error: timeout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send a.* x|error: other(invalid-topic: ",
                "request nobody timeout=60000 x|error: other(no-route: ",
                "send prices connection=missing x|error: connection(there is no connection named \"missing\"",
                "disconnect prices x|error: connection(the client of \"default\" is disconnected",
            })
    void everyErrorReachesTheGuest(String command, String result) throws Exception {
        assertThat(run(command)).startsWith(result);
    }
}
