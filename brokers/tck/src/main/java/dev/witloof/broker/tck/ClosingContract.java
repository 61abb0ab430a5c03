package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Closing drains, gives back what is unsettled, and ends everything. */
interface ClosingContract {

    @Test
    default void closingWaitsForHandlersThatStillPublishAndSettle(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        String out = tck.freshTopic();
        Received published = tck.subscribe(tck.connect(), out);
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a");
        Delivery delivery = received.next();

        Closing closing = Closing.begin(tck, () -> broker.close(tck.harness().patience()));
        closing.stillWaits();
        tck.await(broker.publish(Envelope.of(out, "still going")));
        tck.await(delivery.ack());

        tck.await(closing.ended());
        assertThat(published.ackedText()).isEqualTo("still going");
        assertThat(received.subscription().healthy()).isFalse();
    }

    @Test
    default void closingHandsOutNothingMore(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Received received =
                tck.subscribe(broker, tck.spec(broker, topic).maxInFlight(1).build());
        tck.publish(broker, topic, "a", "b");
        Delivery first = received.next();

        Closing closing = Closing.begin(tck, () -> broker.close(tck.harness().patience()));
        closing.stillWaits();
        tck.await(first.ack());
        tck.await(closing.ended());

        received.nothingMore();
    }

    /** Where the broker does not hand it out again to others, it is handed out within the grace. */
    @Test
    default void closingLosesNothingThatHasArrived(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS);
        // From before, because a broker of this process may end with its last connection.
        Broker other = tck.connect();
        String topic = tck.freshTopic();
        Set<String> handled = ConcurrentHashMap.newKeySet();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        Consumer<Delivery> handling = delivery -> new Thread(() -> {
                    begun.complete(null);
                    goOn.join();
                    handled.add(delivery.envelope().text());
                    delivery.ack();
                })
                .start();
        broker.subscribe(tck.spec(broker, topic).maxInFlight(2).build(), handling);
        Set<String> published = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            published.add("message " + i);
            tck.publish(broker, topic, "message " + i);
        }
        tck.await(begun);

        Closing closing = Closing.begin(tck, () -> broker.close(tck.harness().patience()));
        closing.stillWaits();
        goOn.complete(null);
        tck.await(closing.ended());
        other.subscribe(tck.spec(other, topic).build(), handling);

        tck.eventually("all are handled", () -> handled.equals(published));
    }

    @Test
    default void theGraceBoundsTheWait(Fixture tck) throws Exception {
        Duration grace = Duration.ofMillis(300);
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "never settled");
        Delivery delivery = received.next();
        long start = System.nanoTime();

        broker.close(grace);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(grace, tck.harness().patience());
        assertThat(tck.failure(delivery.ack())).isInstanceOf(AlreadySettledException.class);
    }

    @Test
    default void closingWithNothingUnsettledDoesNotWait(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.subscribe(broker, tck.freshTopic());
        long start = System.nanoTime();

        broker.close(Duration.ofMinutes(10));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(tck.harness().patience());
    }

    @Test
    default void aSubscriptionDrainsOnItsOwn(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS, Capability.RETAINS_FOR_GROUPS);
        String topic = tck.freshTopic();
        Received received =
                tck.subscribe(broker, tck.spec(broker, topic).maxInFlight(1).build());
        tck.publish(broker, topic, "a", "b");
        Delivery first = received.next();

        Closing closing = Closing.begin(
                tck, () -> received.subscription().close(tck.harness().patience()));
        closing.stillWaits();
        tck.await(first.ack());
        tck.await(closing.ended());
        Delivery other = tck.subscribe(broker, topic).nextAgain();

        assertThat(other.envelope().text()).isNotEqualTo(first.envelope().text());
        tck.await(other.ack());
        received.nothingMore();
    }

    @Test
    default void aClosedConnectionSaysSo(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        List<ReplyChannel> channels = new ArrayList<>();
        if (Fixture.can(broker, Capability.REQUEST_REPLY)) {
            channels.add(broker.openReplyChannel(reply -> {}));
        }

        broker.close();
        broker.close();

        assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN);
        assertThat(received.subscription().healthy()).isFalse();
        tck.refusal(broker.publish(Envelope.of(topic, "b")), Kind.CONNECTION);
        tck.refusal(() -> broker.subscribe(tck.spec(broker, topic).build(), tck.received()), Kind.CONNECTION);
        channels.forEach(channel -> tck.refusal(channel::address, Kind.CONNECTION));
        if (!channels.isEmpty()) {
            tck.refusal(() -> broker.openReplyChannel(reply -> {}), Kind.CONNECTION);
        }
    }

    @Test
    default void closingFromSeveralThreadsIsClosingOnce(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a");
        Delivery delivery = received.next();

        Runnable call = () -> broker.close(tck.harness().patience());
        List<Closing> all = new ArrayList<>(List.of(Closing.begin(tck, call)));
        for (int i = 1; i < 4; i++) {
            all.add(Closing.start(call));
        }
        all.get(0).stillWaits();
        tck.await(delivery.ack());

        all.forEach(closing -> tck.await(closing.ended()));
        assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN);
    }

    @Test
    default void closingOneConnectionLeavesTheOthers(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        Broker other = tck.connect();

        other.close();
        tck.publish(broker, topic, "a");

        assertThat(received.ackedText()).isEqualTo("a");
        assertThat(broker.health().status()).isEqualTo(Health.Status.UP);
    }

    @Test
    default void closingASubscriptionTwiceIsClosingItOnce(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        Subscription subscription = received.subscription();

        subscription.close();
        subscription.close();
        subscription.resume();
        tck.publishUnheard(broker, topic, "a");

        received.nothingMore();
        assertThat(subscription.healthy()).isFalse();
        assertThat(subscription.inFlight()).isZero();
    }

    @Test
    default void aNegativeGraceIsRefused(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        Subscription subscription = tck.subscribe(broker, tck.freshTopic()).subscription();

        assertThatThrownBy(() -> subscription.close(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> broker.close(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
