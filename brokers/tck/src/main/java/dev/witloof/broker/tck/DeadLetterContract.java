package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages that are given up are not lost, unless that was asked for. */
interface DeadLetterContract {

    @Test
    default void theLastAttemptMakesADeadLetterWithItsReason(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        String dead = tck.freshTopic();
        Received letters = tck.subscribe(broker, dead);
        Received received = tck.subscribe(
                broker,
                tck.spec(broker, topic).maxAttempts(3).deadLetterTopic(dead).build());
        tck.await(broker.publish(Envelope.builder(topic)
                .text("poison")
                .contentType("text/plain")
                .metadata("k", "v")
                .build()));

        for (int attempt = 1; attempt <= 3; attempt++) {
            Delivery delivery = received.nextAgain();
            assertThat(delivery.attempt()).isEqualTo(attempt);
            tck.await(delivery.retry(Duration.ZERO, "failure " + attempt));
        }

        Delivery letter = letters.next();
        assertThat(letter.envelope().topic()).isEqualTo(dead);
        assertThat(letter.envelope().text()).isEqualTo("poison");
        assertThat(letter.envelope().contentType()).contains("text/plain");
        assertThat(letter.envelope().metadata().first("k")).contains("v");
        assertThat(letter.attempt()).isEqualTo(1);
        assertThat(DeadLetter.read(letter.envelope())).contains(new DeadLetter(topic, "failure 3", 3));
        tck.await(letter.ack());
        received.nothingMore();
    }

    @Test
    default void aRejectedMessageIsADeadLetterAtOnce(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        String dead = tck.freshTopic();
        Received letters = tck.subscribe(broker, dead);
        Received received = tck.subscribe(
                broker, tck.spec(broker, topic).deadLetterTopic(dead).build());
        tck.publish(broker, topic, "a");

        tck.await(received.next().reject("nicht verstanden: \u00e4\r\nx"));

        Delivery letter = letters.next();
        assertThat(letter.envelope().text()).isEqualTo("a");
        assertThat(DeadLetter.read(letter.envelope())).get().satisfies(found -> {
            assertThat(found.topic()).isEqualTo(topic);
            assertThat(found.attempts()).isEqualTo(1);
            // A broker that cannot carry a line break in a header may have its adapter replace it.
            assertThat(found.reason()).startsWith("nicht verstanden: \u00e4");
        });
        tck.await(letter.ack());
        received.nothingMore();
    }

    @Test
    default void theBrokersOwnRuleLeadsToDeadLettersToo(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Optional<String> dead = tck.harness().deadLetterTopic(topic);
        Optional<Received> letters = dead.map(to -> tck.subscribe(broker, to));
        Received received =
                tck.subscribe(broker, tck.spec(broker, topic).maxAttempts(2).build());
        tck.await(broker.publish(Envelope.builder(topic)
                .text("poison")
                .contentType("text/plain")
                .metadata("k", "v")
                .build()));

        tck.await(received.next().retry(Duration.ZERO, "first"));
        tck.await(received.nextAgain().retry(Duration.ZERO, "second"));

        Envelope letter;
        if (letters.isPresent()) {
            Delivery delivery = letters.get().next();
            letter = delivery.envelope();
            assertThat(DeadLetter.read(letter)).contains(new DeadLetter(topic, "second", 2));
            tck.await(delivery.ack());
        } else {
            letter = tck.harness()
                    .readDeadLetter(topic, tck.harness().patience())
                    .orElseThrow(() -> new AssertionError("no dead letter at the broker"));
        }
        assertThat(letter.text()).isEqualTo("poison");
        assertThat(letter.contentType()).contains("text/plain");
        assertThat(letter.metadata().first("k")).contains("v");
        received.nothingMore();
    }

    @Test
    default void aMessageThatIsGivenUpCanBeDiscarded(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Optional<Received> letters = tck.harness().deadLetterTopic(topic).map(dead -> tck.subscribe(broker, dead));
        Received received = tck.subscribe(
                broker,
                tck.spec(broker, topic)
                        .maxAttempts(1)
                        .deadLetterPolicy(new DeadLetterPolicy.Discard())
                        .build());
        tck.publish(broker, topic, "a", "b", "c");

        tck.await(received.next().reject("no"));
        tck.await(received.next().retry(Duration.ZERO));
        received.ackedText();

        received.nothingMore();
        if (letters.isPresent()) {
            letters.get().nothingMore();
        } else {
            assertThat(tck.harness().readDeadLetter(topic, tck.harness().quiet()))
                    .isEmpty();
        }
    }

    @Test
    default void aSinkThatAlwaysThrowsMakesADeadLetter(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        String dead = tck.freshTopic();
        Received letters = tck.subscribe(broker, dead);
        SubscriptionSpec spec = tck.spec(broker, topic)
                .maxAttempts(2)
                .backoff(Backoff.NONE)
                .deadLetterTopic(dead)
                .build();
        broker.subscribe(spec, delivery -> {
            throw new IllegalStateException("never, in attempt " + delivery.attempt());
        });

        tck.publish(broker, topic, "a");

        Delivery letter = letters.nextAgain();
        assertThat(DeadLetter.read(letter.envelope())).get().satisfies(found -> {
            assertThat(found.attempts()).isEqualTo(2);
            assertThat(found.reason()).contains("never, in attempt 2");
        });
        tck.await(letter.ack());
    }

    @Test
    default void aDeadLetterThatIsRefusedLosesNothing(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String missing = tck.given(tck.harness().missingTopic(Fixture.freshName()), "missing topic");
        tck.assumeCan(broker, Capability.GROUPS, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        SubscriptionSpec spec = tck.spec(broker, topic)
                .deadLetterTopic(missing)
                .backoff(Backoff.NONE)
                .build();
        Received received;
        try {
            received = tck.subscribe(broker, spec);
        } catch (BrokerException refused) {
            // It may also be seen at once.
            assertThat(refused.kind()).isIn(Kind.NO_ROUTE, Kind.INVALID_TOPIC, Kind.UNSUPPORTED);
            return;
        }
        tck.publish(broker, topic, "a");

        assertThat(tck.failure(received.next().reject("to nowhere"))).isInstanceOf(BrokerException.class);

        // Whoever has the message may try its dead letter again and again, until it is closed.
        received.subscription().close();
        Delivery again = tck.subscribe(broker, topic).nextAgain();
        assertThat(again.envelope().text()).isEqualTo("a");
        tck.await(again.ack());
    }
}
