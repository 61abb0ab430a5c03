package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pattern may stand for the topic of its own dead letters; a message that fails must not go round for ever. */
interface DeadLetterPatternContract {

    @Test
    default void theDeadLettersOfAPatternDoNotComeBackToIt(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        Wildcard wide = wide(tck, broker);
        Optional<Received> letters =
                tck.harness().deadLetterTopic(wide.matching()).map(dead -> letters(tck, broker, dead));
        Received received = tck.subscribe(broker, wide.pattern());
        tck.publish(broker, wide.matching(), "poison");

        tck.await(received.next().reject("no"));

        if (letters.isPresent()) {
            Delivery letter = letters.get().next();
            assertThat(letter.envelope().text()).isEqualTo("poison");
            assertThat(DeadLetter.read(letter.envelope())).contains(new DeadLetter(wide.matching(), "no", 1));
            tck.await(letter.ack());
        }
        received.nothingMore();
        tck.publish(broker, wide.matching(), "good");
        assertThat(received.ackedText()).isEqualTo("good");
    }

    @Test
    default void whatOnlyLooksLikeADeadLetterOfAPatternIsHandedOut(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        Wildcard wide = wide(tck, broker);
        Received received = tck.subscribe(broker, wide.pattern());
        DeadLetter why = new DeadLetter(wide.matching(), "no", 1);

        tck.await(broker.publish(why.mark(Envelope.of(wide.matching(), "put back"), wide.matching())));
        assertThat(received.ackedText()).isEqualTo("put back");

        Optional<String> dead = tck.harness().deadLetterTopic(wide.matching());
        if (dead.isPresent()) {
            tck.publish(broker, dead.get(), "without marks");
            assertThat(received.ackedText()).isEqualTo("without marks");
            DeadLetter ofAnother = new DeadLetter(wide.other(), "no", 1);
            tck.await(broker.publish(ofAnother.mark(Envelope.of(wide.other(), "of another"), dead.get())));
            assertThat(received.ackedText()).isEqualTo("of another");
        }
    }

    @Test
    default void aDeadLetterTopicThatThePatternStandsForIsRefusedOrDoesNotComeBack(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        Wildcard wide = wide(tck, broker);
        String dead = tck.given(tck.harness().deadLetterTopic(wide.matching()), "topic of dead letters");
        Received received = tck.received();
        try {
            received.subscription = broker.subscribe(
                    tck.spec(broker, wide.pattern()).deadLetterTopic(dead).build(), received);
        } catch (BrokerException refused) {
            assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED);
            assertThat(refused).hasMessageContaining(dead).hasMessageContaining(wide.pattern());
            return;
        }
        tck.publish(broker, wide.matching(), "poison");

        tck.await(received.next().reject("no"));

        received.nothingMore();
    }

    /** In a group of their own: some brokers give a group each message once, whatever its members are subscribed to. */
    private static Received letters(Fixture tck, Broker broker, String dead) {
        SubscriptionSpec.Builder spec = SubscriptionSpec.builder(dead);
        return tck.subscribe(
                broker,
                Fixture.can(broker, Capability.GROUPS)
                        ? spec.group(tck.group() + "-dead").build()
                        : spec.build());
    }

    private static Wildcard wide(Fixture tck, Broker broker) throws Exception {
        tck.assumeCan(broker, Capability.WILDCARDS);
        return tck.harness()
                .wildcardOverDeadLetters(Fixture.freshName())
                .orElseThrow(() -> new AssertionError(
                        "a harness of a broker with WILDCARDS must override wildcardOverDeadLetters"));
    }
}
