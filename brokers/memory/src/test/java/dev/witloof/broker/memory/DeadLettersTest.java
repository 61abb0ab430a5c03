package dev.witloof.broker.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Health;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final MemoryLimits TWO_MESSAGES = new MemoryLimits(1000, 10_000, 2, 100_000, 100);

    private final MemoryBroker broker = MemoryBroker.create(TWO_MESSAGES);
    private final Inbox inbox = new Inbox();
    private final Inbox letters = new Inbox();

    @AfterEach
    void close() {
        broker.close(Duration.ZERO);
    }

    @Test
    void areKeptUntilSomebodySubscribes() throws InterruptedException {
        reject("orders", "a");

        broker.subscribe(SubscriptionSpec.builder("orders.dlq").group("ops").build(), letters);

        Delivery letter = letters.next();
        assertThat(letter.envelope().text()).isEqualTo("a");
        assertThat(DeadLetter.read(letter.envelope())).contains(new DeadLetter("orders", "broken a", 1));
    }

    @Test
    void areKeptAgainWhenABroadcastSubscriptionLeavesThem() throws InterruptedException {
        reject("orders", "a");
        Subscription looking =
                broker.subscribe(SubscriptionSpec.builder("orders.dlq").build(), new Inbox());

        looking.close();
        broker.subscribe(SubscriptionSpec.builder("orders.dlq").build(), letters);

        assertThat(letters.ackedText()).isEqualTo("a");
    }

    @Test
    void goToTheTopicOfTheMessageNotOfThePattern() throws InterruptedException {
        broker.subscribe(SubscriptionSpec.builder("orders.eu.dlq").build(), letters);
        broker.subscribe(
                SubscriptionSpec.builder("orders.*").group("g").maxAttempts(1).build(), inbox);
        Inbox.publish(broker, "orders.eu", "a");

        Inbox.join(inbox.next().reject("no"));

        assertThat(letters.ackedText()).isEqualTo("a");
    }

    @Test
    void doNotComeBackToThePatternThatFailed() throws InterruptedException {
        broker.subscribe(SubscriptionSpec.builder(">").group("g").build(), inbox);
        Inbox.publish(broker, "orders", "a");

        Inbox.join(inbox.next().reject("no"));

        inbox.staysEmpty();
    }

    @Test
    void aMessageThatCameBackTooOftenUnsettledIsNotHandedOutAgain() throws InterruptedException {
        SubscriptionSpec once =
                SubscriptionSpec.builder("orders").group("g").maxAttempts(1).build();
        Subscription crashing = broker.subscribe(once, inbox);
        Inbox.publish(broker, "orders", "poison");
        inbox.next();
        crashing.close();

        Inbox second = new Inbox();
        broker.subscribe(once, second);
        broker.subscribe(SubscriptionSpec.builder("orders.dlq").build(), letters);

        Delivery letter = letters.next();
        assertThat(DeadLetter.read(letter.envelope()))
                .contains(new DeadLetter("orders", "its subscription was closed before it was settled", 1));
        second.staysEmpty();
    }

    @Test
    void carryWhatASinkThrew() throws InterruptedException {
        broker.subscribe(SubscriptionSpec.builder("orders.dlq").build(), letters);
        broker.subscribe(
                SubscriptionSpec.builder("orders")
                        .maxAttempts(2)
                        .backoff(Backoff.NONE)
                        .build(),
                delivery -> {
                    throw new AssertionError("attempt " + delivery.attempt());
                });

        Inbox.publish(broker, "orders", "a");

        assertThat(DeadLetter.read(letters.next().envelope()))
                .contains(new DeadLetter("orders", "the sink threw java.lang.AssertionError: attempt 2", 2));
    }

    @Test
    void waitForRoomWithoutLosingTheMessage() throws InterruptedException {
        reject("orders", "a");
        reject("orders", "b");
        broker.subscribe(SubscriptionSpec.builder("orders").group("g").build(), inbox);
        Inbox.publish(broker, "orders", "c");

        assertThat(Inbox.failure(inbox.next().reject("broken c")))
                .hasMessageContaining("the queue of orders.dlq (dead letters) is full")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.QUOTA);
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(broker.health().detail()).contains("orders.dlq");
        broker.subscribe(SubscriptionSpec.builder("orders.dlq").group("ops").build(), letters);

        assertThat(letters.ackedText()).isEqualTo("a");
        assertThat(letters.ackedText()).isEqualTo("b");
        assertThat(letters.ackedText()).isEqualTo("c");
        assertThat(broker.health()).isEqualTo(Health.up());
    }

    @Test
    void cannotGoToAWildcard() {
        SubscriptionSpec spec =
                SubscriptionSpec.builder("orders").deadLetterTopic("dead.*").build();

        assertThatThrownBy(() -> broker.subscribe(spec, inbox))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_TOPIC));
    }

    private void reject(String topic, String text) throws InterruptedException {
        Inbox once = new Inbox();
        try (Subscription subscription =
                broker.subscribe(SubscriptionSpec.builder(topic).group("g").build(), once)) {
            Inbox.publish(broker, topic, text);
            Inbox.join(once.next().reject("broken " + text));
            assertThat(subscription.inFlight()).isZero();
        }
    }
}
