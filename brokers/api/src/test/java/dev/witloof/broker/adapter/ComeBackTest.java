package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.SubscriptionSpec;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Dead letters that come back, because the pattern of their subscription stands for their topic, too. */
@Timeout(300)
class ComeBackTest extends ScriptedTest {

    @BeforeEach
    void withPatterns() {
        EnumSet<Capability> more = EnumSet.copyOf(ScriptedBroker.CAPABILITIES);
        more.add(Capability.WILDCARDS);
        broker = new ScriptedBroker(more);
    }

    private static SubscriptionSpec.Builder pattern() {
        return SubscriptionSpec.builder("orders*").maxAttempts(1);
    }

    private Envelope lastPublished() {
        return broker.published.get(broker.published.size() - 1);
    }

    @Test
    void areAcknowledgedAndNotHandedOut() throws InterruptedException {
        subscribe(pattern().maxInFlight(1).build());
        broker.arrives("a");
        await(next().reject("no"));

        broker.arrives(lastPublished());
        broker.arrives("b");

        assertThat(next().id()).isEqualTo("b");
        assertThat(broker.told).containsExactly("publish orders.dlq", "ack a", "ack m");
        assertThat(broker.opened().room()).isZero();
    }

    @Test
    void areNotHandedToAPromptSinkEither() throws InterruptedException {
        PromptSink sink = received::add;
        broker.subscribe(pattern().build(), sink);

        broker.arrives(new DeadLetter("orders", "no", 1).mark(Envelope.of("orders", "a"), "orders.dlq"));

        eventually(() -> broker.told.contains("ack m"));
        assertThat(received).isEmpty();
    }

    @Test
    void areNoDeadLettersAgainAfterTooManyAttempts() throws InterruptedException {
        subscribe(pattern().build());

        broker.arrives(new DeadLetter("orders.eu", "no", 1).mark(Envelope.of("orders.eu", "a"), "orders.eu.dlq"), 7);

        eventually(() -> broker.told.contains("ack m"));
        assertThat(broker.published).isEmpty();
    }

    @Test
    void areHandedOutToWhoeverNamesTheirTopic() throws InterruptedException {
        subscribe(SubscriptionSpec.builder("orders.dlq").build());

        broker.arrives(new DeadLetter("orders", "no", 1).mark(Envelope.of("orders", "a"), "orders.dlq"));

        assertThat(next().envelope().text()).isEqualTo("a");
    }

    @Test
    void areOnlyThoseThatThisSubscriptionWouldMake() throws InterruptedException {
        subscribe(pattern().build());
        Envelope message = Envelope.of("orders", "a");

        handsOut(Envelope.of("orders.dlq", "not marked"));
        handsOut(new DeadLetter("orders", "put back where it came from", 1).mark(message, "orders"));
        handsOut(new DeadLetter("orders", "put elsewhere by another", 1).mark(message, "orders.dead"));
        handsOut(new DeadLetter("orders.eu", "of another topic", 1).mark(message, "orders.dlq"));
        handsOut(new DeadLetter("bills", "of what the pattern does not stand for", 1).mark(message, "bills.dlq"));
        handsOut(message.toBuilder()
                .topic("orders.dlq")
                .metadata(DeadLetter.TOPIC_KEY, "orders")
                .build());
    }

    @Test
    void areHandedOutToASubscriptionThatMakesNone() throws InterruptedException {
        subscribe(pattern().deadLetterPolicy(new DeadLetterPolicy.Discard()).build());

        handsOut(new DeadLetter("orders", "no", 1).mark(Envelope.of("orders", "a"), "orders.dlq"));
    }

    private void handsOut(Envelope message) throws InterruptedException {
        broker.arrives(message);
        assertThat(next().envelope()).isEqualTo(message);
    }

    @Test
    void aTopicForThemThatThePatternStandsForIsRefused() throws InterruptedException {
        assertThatThrownBy(
                        () -> subscribe(pattern().deadLetterTopic("orders.dead").build()))
                .hasMessageContaining("orders.dead")
                .hasMessageContaining("orders*")
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.UNSUPPORTED));

        subscribe(pattern().deadLetterTopic("dead.orders").build());
        broker.arrives("a");
        await(next().reject("no"));
        assertThat(broker.told).containsExactly("publish dead.orders", "ack a");
    }

    @Test
    void areNotSentWithoutTheMarksByWhichTheyAreKnown() throws InterruptedException {
        broker.sending = letter -> letter.metadata().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new BrokerException(BrokerException.Kind.TOO_LARGE, "no room"));
        subscribe(pattern().build());
        broker.arrives("a");

        assertThat(BrokerException.from(failure(next().reject("no"))).kind()).isEqualTo(BrokerException.Kind.TOO_LARGE);

        assertThat(broker.told).doesNotContain("ack a");
        assertThat(broker.health().detail()).contains("no room");
    }
}
