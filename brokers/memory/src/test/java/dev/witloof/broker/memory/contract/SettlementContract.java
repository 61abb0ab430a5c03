package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Settlement;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a message that is acknowledged, retried, rejected, or not settled at all. */
public abstract class SettlementContract extends BrokerContract {
    @Test
    void anAcknowledgedMessageDoesNotComeBack() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        Subscription subscription = broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "a");

        await(received.next().ack());
        subscription.close();
        broker.subscribe(group(topic).build(), received);

        received.nothingFor(QUIET);
    }

    @Test
    void aRetriedMessageComesBackAfterItsDelayWithTheNextAttempt() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "a");

        Delivery first = received.next();
        long start = System.nanoTime();
        await(first.retry(Duration.ofMillis(300)));
        Delivery second = received.next();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.envelope()).isEqualTo(first.envelope());
        assertThat(second.id()).isEqualTo(first.id());
        await(second.ack());
        received.nothingFor(QUIET);
    }

    @Test
    void theLastAttemptMakesADeadLetterWithItsReason() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        String dead = freshTopic();
        Received letters = new Received();
        broker.subscribe(group(dead).build(), letters);
        Received received = new Received();
        broker.subscribe(group(topic).maxAttempts(3).deadLetterTopic(dead).build(), received);
        await(broker.publish(Envelope.builder(topic)
                .text("poison")
                .contentType("text/plain")
                .metadata("k", "v")
                .build()));

        for (int attempt = 1; attempt <= 3; attempt++) {
            Delivery delivery = received.next();
            assertThat(delivery.attempt()).isEqualTo(attempt);
            await(delivery.retry(Duration.ZERO, "failure " + attempt));
        }

        Delivery letter = letters.next();
        assertThat(letter.envelope().text()).isEqualTo("poison");
        assertThat(letter.envelope().contentType()).contains("text/plain");
        assertThat(letter.envelope().metadata().first("k")).contains("v");
        assertThat(letter.attempt()).isEqualTo(1);
        assertThat(DeadLetter.read(letter.envelope())).contains(new DeadLetter(topic, "failure 3", 3));
        received.nothingFor(QUIET);
    }

    @Test
    void aRejectedMessageIsADeadLetterAtOnce() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        String dead = freshTopic();
        Received letters = new Received();
        broker.subscribe(group(dead).build(), letters);
        Received received = new Received();
        broker.subscribe(group(topic).deadLetterTopic(dead).build(), received);
        publish(broker, topic, "a");

        await(received.next().reject("not understood"));

        assertThat(DeadLetter.read(letters.next().envelope())).contains(new DeadLetter(topic, "not understood", 1));
        received.nothingFor(QUIET);
    }

    @Test
    void aMessageThatIsGivenUpCanBeDiscarded() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(
                group(topic).deadLetterPolicy(new DeadLetterPolicy.Discard()).build(), received);
        publish(broker, topic, "a", "b");

        await(received.next().reject("no"));

        assertThat(received.ackedTexts(1)).containsExactly("b");
        received.nothingFor(QUIET);
    }

    @Test
    void aSinkThatThrowsIsARetryWithBackoff() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        AtomicInteger calls = new AtomicInteger();
        broker.subscribe(
                group(topic).backoff(Backoff.fixed(Duration.ofMillis(20))).build(), delivery -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    received.accept(delivery);
                });

        publish(broker, topic, "a");

        assertThat(received.next().attempt()).isEqualTo(3);
    }

    @Test
    void anInterruptThatASinkLeavesBehindDoesNotReachTheNextDelivery() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        broker.subscribe(group(topic).maxInFlight(1).build(), delivery -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            received.accept(delivery);
            delivery.ack();
            Thread.currentThread().interrupt();
        });

        publish(broker, topic, "a");
        publish(broker, topic, "b");
        publish(broker, topic, "c");

        received.next();
        received.next();
        received.next();
        assertThat(interrupted).containsExactly(false, false, false);
    }

    @Test
    void theFirstSettlementWinsAndLaterOnesFail() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "a");
        Delivery delivery = received.next();

        await(delivery.ack());

        assertThat(failure(delivery.ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.ACKED))
                .hasMessageContaining(delivery.id());
        assertThat(failure(delivery.retry(Duration.ZERO))).isInstanceOf(AlreadySettledException.class);
        assertThat(failure(delivery.reject("late"))).isInstanceOf(AlreadySettledException.class);
        received.nothingFor(QUIET);
    }

    @Test
    void aNegativeDelayIsRefusedAndSettlesNothing() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "a");
        Delivery delivery = received.next();

        assertThatThrownBy(() -> delivery.retry(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);

        await(delivery.ack());
    }

    @Test
    void anUnsettledMessageIsHandedOutAgainWhenItsSubscriptionCloses() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.BROKER_REDELIVERY);
        String topic = freshTopic();
        Received received = new Received();
        Subscription subscription = broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "a", "b");
        Delivery a = received.next();
        received.next();

        subscription.close();
        Received other = new Received();
        connect().subscribe(group(topic).build(), other);

        Delivery again = other.next();
        assertThat(again.envelope().text()).isEqualTo("a");
        assertThat(other.next().envelope().text()).isEqualTo("b");
        if (broker.capabilities().contains(Capability.ATTEMPT_COUNT)) {
            assertThat(again.attempt()).isEqualTo(2);
        }
        assertThat(failure(a.ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.RETURNED));
        await(again.ack());
    }

    @Test
    void anUnsettledMessageSurvivesItsConnection() throws InterruptedException {
        Broker publisher = connect();
        assumeCan(publisher, Capability.BROKER_REDELIVERY);
        String topic = freshTopic();
        Broker crashing = connect();
        Received received = new Received();
        crashing.subscribe(group(topic).build(), received);
        publish(publisher, topic, "a");
        received.next();

        crashing.close(Duration.ZERO);
        Received other = new Received();
        publisher.subscribe(group(topic).build(), other);

        assertThat(other.ackedTexts(1)).containsExactly("a");
    }
}
