package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.runtime.LinkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real guests on the in-memory broker. */
@Timeout(300)
class MessagingHostTest {

    private final Broker broker = MemoryBroker.create();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeBroker() {
        broker.close(Duration.ZERO);
    }

    private MessagingHostBuilder host(String guest) {
        return MessagingHost.builder(Guests.load(guest))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .grant(Grants.builder().send("orders.upper").build())
                .listener((delivery, outcome) -> outcomes.add(outcome));
    }

    private static SubscriptionSpec orders(int attempts) {
        return SubscriptionSpec.builder("orders")
                .group("test")
                .maxAttempts(attempts)
                .backoff(Backoff.NONE)
                .build();
    }

    private void publish(Envelope message) {
        broker.publish(message).toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper-c", "upper-rust"})
    void aGuestSendsEveryMessageOnWithItsProperties(String guest) throws Exception {
        Inbox inbox = new Inbox(broker, "orders.upper");
        byte[] binary = new byte[16 << 10];
        new Random(1).nextBytes(binary);
        try (MessagingHost host = host(guest).subscribe(orders(1)).instances(1).start()) {
            assertThat(host).isNotNull();
            publish(Envelope.builder("orders")
                    .text("hello, wörld")
                    .contentType("text/plain")
                    .metadata("trace", "1")
                    .metadata("ключ", "значение")
                    .build());
            publish(Envelope.of("orders", ""));
            publish(Envelope.of("orders", binary.clone()));

            Envelope first = inbox.next();
            assertThat(first.text()).isEqualTo("HELLO, WöRLD");
            assertThat(first.contentType()).contains("text/plain");
            assertThat(first.metadata().first("trace")).contains("1");
            assertThat(first.metadata().first("ключ")).contains("значение");
            assertThat(first.replyTo()).isEmpty();
            Envelope second = inbox.next();
            assertThat(second.size()).isZero();
            assertThat(second.contentType()).isEmpty();
            assertThat(second.metadata().isEmpty()).isTrue();
            assertThat(inbox.next().data()).isEqualTo(upperCased(binary));
        }
        assertThat(outcomes).hasSize(3).allMatch(Outcome.Handled.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper-c", "upper-rust"})
    void aGuestReplies(String guest) throws Exception {
        try (MessagingHost host = host(guest).subscribe(orders(1)).start();
                Requester requester = new Requester(broker)) {
            assertThat(host).isNotNull();
            List<Envelope> replies = requester
                    .request(
                            Envelope.builder("orders")
                                    .text("hello")
                                    .metadata("reply", "")
                                    .build(),
                            RequestOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)))
                    .toCompletableFuture()
                    .get(90, TimeUnit.SECONDS);
            assertThat(replies).singleElement().satisfies(reply -> assertThat(reply.text())
                    .isEqualTo("HELLO"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper-c", "upper-rust"})
    void aGuestsErrorIsTriedAgainAndThenADeadLetterWithTheReason(String guest) throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        try (MessagingHost host = host(guest).subscribe(orders(3)).start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("orders", "fail:out of stock"));
            Envelope letter = dead.next();
            assertThat(letter.text()).isEqualTo("fail:out of stock");
            assertThat(DeadLetter.read(letter).orElseThrow().reason()).contains("out of stock");
        }
        assertThat(outcomes).hasSize(3).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(outcome.reason()).contains("out of stock");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"trap", "recurse", "bad-utf8", "bad-result", "out-of-bounds", "forged-handle"})
    void afterATrapThePoolRecoversAndTheMessageIsADeadLetter(String behaviour) throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        try (MessagingHost host =
                host("hostile").subscribe(orders(2)).instances(1).start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("orders", "ok"));
            publish(Envelope.of("orders", behaviour));
            assertThat(dead.next().text()).isEqualTo(behaviour);
            publish(Envelope.of("orders", "ok"));
            publish(Envelope.of("orders", "loses"));
            assertThat(dead.next().text()).isEqualTo("loses");
        }
        assertThat(outcomes.subList(1, 3)).allMatch(Outcome.Trapped.class::isInstance);
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Handled.class);
    }

    @Test
    void aGuestThatRunsForEverIsEndedByTheDeadline() throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        try (MessagingHost host = host("hostile")
                .subscribe(orders(1))
                .deadline(Duration.ofMillis(200))
                .instances(1)
                .start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("orders", "loop"));
            Envelope letter = dead.next();
            assertThat(DeadLetter.read(letter).orElseThrow().reason()).contains("deadline");
            // The time is so short that a busy machine may take longer even for a message that takes none.
            for (int ended = 1; outcomes.stream().noneMatch(Outcome.Handled.class::isInstance); ended++) {
                publish(Envelope.of("orders", "ok"));
                while (outcomes.size() == ended) {
                    Thread.sleep(5);
                }
            }
        }
    }

    @Test
    void aGuestThatMakesMessagesForEverIsEndedByTheirLimit() throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        try (MessagingHost host = host("hostile")
                .subscribe(orders(1))
                .maxMessageBytes(1 << 20)
                .instances(1)
                .start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("orders", "flood-handles"));
            assertThat(DeadLetter.read(dead.next()).orElseThrow().reason()).contains("1048576 are allowed");
        }
    }

    @Test
    void anInstanceThatKeepsItsMessagesIsReplacedBeforeItRunsOutOfRoom() throws Exception {
        int count = 100;
        Inbox dead = new Inbox(broker, "orders.dlq");
        try (MessagingHost host = host("hostile")
                .subscribe(orders(1))
                .maxMessageBytes(1_000)
                .instances(1)
                .start()) {
            assertThat(host).isNotNull();
            for (int i = 0; i < count; i++) {
                publish(Envelope.of("orders", "leak"));
            }
            publish(Envelope.of("orders", "the end"));
            assertThat(dead.next().text()).isEqualTo("the end");
        }
        assertThat(outcomes.subList(0, count)).allMatch(Outcome.Handled.class::isInstance);
    }

    @Test
    void severalInstancesShareTheWorkAndLoseNothing() throws Exception {
        int count = 2_000;
        Inbox inbox = new Inbox(broker, "orders.upper");
        try (MessagingHost host =
                host("upper-c").subscribe(orders(1)).instances(4).start()) {
            assertThat(host).isNotNull();
            for (int i = 0; i < count; i++) {
                publish(Envelope.of("orders", "message " + i));
            }
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                expected.add("MESSAGE " + i);
                found.add(inbox.next().text());
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void closingLetsGuestsEndWhatTheyHaveBegun() throws Exception {
        Inbox inbox = new Inbox(broker, "orders.upper");
        MessagingHost host = host("upper-c").subscribe(orders(1)).instances(1).start();
        for (int i = 0; i < 10; i++) {
            publish(Envelope.of("orders", "message " + i));
        }
        inbox.next();
        host.close();
        host.close();
        assertThat(outcomes).isNotEmpty().allMatch(Outcome.Handled.class::isInstance);
        for (int sent = 1; sent < outcomes.size(); sent++) {
            inbox.next();
        }
        assertThat(inbox.waiting()).isZero();
    }

    @Test
    void aSubscriptionOnAConnectionThatThereIsNotIsRefused() {
        MessagingHostBuilder host = host("upper-c").subscribe("spare", orders(1));
        assertThatThrownBy(host::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"spare\"")
                .hasMessageContaining("default")
                .hasMessageContaining("connection(name, broker)");
    }

    @Test
    void aComponentThatHandlesNoMessagesIsRefused() {
        assertThatThrownBy(() -> MessagingHost.builder(Guests.load("greet")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("wasi:messaging/incoming-handler@0.2.0-draft");
    }

    @Test
    void aFactoryMayAddImportsOfItsOwn() throws Exception {
        Inbox inbox = new Inbox(broker, "orders.upper");
        GuestFactory plain = GuestFactory.of(Guests.load("upper-c"));
        List<MessagingInterfaces> given = new CopyOnWriteArrayList<>();
        GuestFactory factory = (store, messaging) -> {
            given.add(messaging);
            return plain.instantiate(store, messaging);
        };
        try (MessagingHost host = MessagingHost.builder(factory)
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .grant(Grants.builder().send("orders.upper").build())
                .subscribe(orders(1))
                .instances(1)
                .start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("orders", "x"));
            assertThat(inbox.next().text()).isEqualTo("X");
        }
        assertThat(given).hasSize(1);
    }

    @Test
    void rangesAreChecked() {
        MessagingHostBuilder host = host("upper-c");
        assertThatThrownBy(() -> host.instances(0)).hasMessageContaining("instances is 0");
        assertThatThrownBy(() -> host.deadline(Duration.ZERO)).hasMessageContaining("deadline is PT0S");
        assertThatThrownBy(() -> host.connection(MessagingHost.DEFAULT_CONNECTION, broker))
                .hasMessageContaining("two connections named \"default\"");
    }

    private static byte[] upperCased(byte[] data) {
        byte[] upper = data.clone();
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] >= 'a' && upper[i] <= 'z') {
                upper[i] = (byte) (upper[i] - 'a' + 'A');
            }
        }
        return upper;
    }
}
