package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a message that is acknowledged, retried, or not settled at all. */
interface SettlementContract {

    @Test
    default void anAcknowledgedMessageDoesNotComeBack(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a");

        tck.await(received.next().ack());
        received.subscription().close();
        Received later = tck.subscribe(broker, topic);

        later.nothingMore();
        received.nothingMore();
    }

    @Test
    default void aRetriedMessageComesBackAfterItsDelayWithTheNextAttempt(Fixture tck) throws Exception {
        Duration delay = Duration.ofMillis(500);
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.await(broker.publish(Envelope.builder(topic)
                .text("a")
                .contentType("text/plain")
                .metadata("k", "v")
                .build()));

        Delivery first = received.next();
        long start = System.nanoTime();
        tck.await(first.retry(delay));
        Delivery second = received.nextAgain();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.envelope()).isEqualTo(first.envelope());
        assertThat(second.id()).isNotBlank();
        tck.await(second.ack());
        received.nothingMore();
    }

    @Test
    default void aRetryHoldsUpNoOtherMessage(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received =
                tck.subscribe(broker, tck.spec(broker, topic).maxInFlight(2).build());
        tck.publish(broker, topic, "slow");

        // Longer than anybody here waits for the others.
        tck.await(received.next().retry(Duration.ofHours(1)));
        tck.publish(broker, topic, "a", "b", "c");

        assertThat(received.ackedTexts(3)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    default void aSinkThatThrowsIsARetryWithBackoff(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.received();
        AtomicInteger calls = new AtomicInteger();
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
        long start = System.nanoTime();
        broker.subscribe(tck.spec(broker, topic).backoff(backoff).build(), delivery -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            received.accept(delivery);
        });

        tck.publish(broker, topic, "a");

        Delivery third = received.nextAgain();
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        tck.await(third.ack());
    }

    @Test
    default void aSinkThatSettlesAndThrowsHasSettled(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.received();
        broker.subscribe(tck.spec(broker, topic).backoff(Backoff.NONE).build(), delivery -> {
            received.accept(delivery);
            delivery.ack();
            throw new IllegalStateException("too late");
        });

        tck.publish(broker, topic, "a", "b");

        received.next(2);
        received.nothingMore();
    }

    @Test
    default void anInterruptThatASinkLeavesBehindDoesNotReachTheNextDelivery(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        CountDownLatch calls = new CountDownLatch(3);
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        broker.subscribe(tck.spec(broker, topic).maxInFlight(1).build(), delivery -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            delivery.ack();
            Thread.currentThread().interrupt();
            calls.countDown();
        });

        tck.publish(broker, topic, "a", "b", "c");

        tck.eventually("three calls of the sink", () -> calls.getCount() == 0);
        assertThat(interrupted).hasSizeGreaterThanOrEqualTo(3).containsOnly(false);
    }

    @Test
    default void theFirstSettlementWinsAndLaterOnesFail(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a");
        Delivery delivery = received.next();

        tck.await(delivery.ack());

        assertThat(tck.failure(delivery.ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.ACKED))
                .hasMessageContaining(delivery.id());
        assertThat(tck.failure(delivery.retry(Duration.ZERO))).isInstanceOf(AlreadySettledException.class);
        assertThat(tck.failure(delivery.reject("late"))).isInstanceOf(AlreadySettledException.class);
        received.nothingMore();
    }

    @Test
    default void ofManySettlementsAtOnceOneWins(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        for (int round = 0; round < 20; round++) {
            tck.publish(broker, topic, "round " + round);
            Delivery delivery = received.next();
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<CompletionStage<Void>>> racing = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                racing.add(CompletableFuture.supplyAsync(() -> {
                    Uninterrupted.await(start);
                    return delivery.ack();
                }));
            }
            start.countDown();

            long won = racing.stream()
                    .filter(settling -> {
                        Throwable failure = tck.outcome(tck.await(settling));
                        assertThat(failure)
                                .satisfiesAnyOf(none -> assertThat(none).isNull(), late -> assertThat(late)
                                        .isInstanceOf(AlreadySettledException.class));
                        return failure == null;
                    })
                    .count();

            assertThat(won).isEqualTo(1);
        }
        received.nothingMore();
    }

    @Test
    default void aNegativeDelayIsRefusedAndSettlesNothing(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a");
        Delivery delivery = received.next();

        assertThatThrownBy(() -> delivery.retry(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);

        tck.await(delivery.ack());
    }

    @Test
    default void anUnsettledMessageIsHandedOutAgainWhenItsSubscriptionCloses(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a", "b");
        List<Delivery> lost = received.next(2);

        received.subscription().close();
        Received other = tck.subscribe(broker, topic);

        List<Delivery> again = List.of(other.nextAgain(), other.nextAgain());
        assertThat(again).extracting(delivery -> delivery.envelope().text()).containsExactlyInAnyOrder("a", "b");
        if (Fixture.can(broker, Capability.ATTEMPT_COUNT)) {
            assertThat(again).extracting(Delivery::attempt).containsOnly(2);
        }
        assertThat(tck.failure(lost.get(0).ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.RETURNED));
        tck.await(again.get(0).ack());
        tck.await(again.get(1).ack());
        other.nothingMore();
    }

    @Test
    default void anUnsettledMessageSurvivesItsConnection(Fixture tck) throws Exception {
        Broker publisher = tck.connect();
        tck.assumeCan(publisher, Capability.GROUPS, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Broker closing = tck.connect();
        Received received = tck.subscribe(closing, topic);
        tck.publish(publisher, topic, "a");
        received.next();

        closing.close(Duration.ZERO);
        Received other = tck.subscribe(publisher, topic);

        Delivery again = other.nextAgain();
        assertThat(again.envelope().text()).isEqualTo("a");
        tck.await(again.ack());
    }

    @Test
    default void aLongHandlerKeepsItsMessage(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        Received other = tck.subscribe(tck.connect(), topic);
        tck.publish(broker, topic, "a");
        List<Delivery> got = new ArrayList<>();
        tck.eventually("one member gets it", () -> got.addAll(received.drain()) || got.addAll(other.drain()));

        // A lease that is not renewed would be over by now.
        Delivery second =
                other.poll(tck.harness().redelivery().plus(tck.harness().quiet()));

        assertThat(second).as("a second delivery of what is being handled").isNull();
        assertThat(received.drain()).isEmpty();
        tck.await(got.get(0).ack());
    }
}
