package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Closing drains, gives back what is unsettled, and ends everything. */
public abstract class ClosingContract extends BrokerContract {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void closingWaitsForHandlersThatStillPublishAndSettle() throws Exception {
        Broker broker = connect();
        Broker other = connect();
        String topic = freshTopic();
        String out = freshTopic();
        Received published = new Received();
        other.subscribe(group(out).build(), published);
        Received received = new Received();
        Subscription subscription = broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "a");
        Delivery delivery = received.next();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> broker.close(LONG));
        Thread.sleep(50);
        assertThat(closing).isNotDone();
        await(broker.publish(Envelope.of(out, "still going")));
        await(delivery.ack());

        await(closing);
        assertThat(published.ackedTexts(1)).containsExactly("still going");
        assertThat(subscription.healthy()).isFalse();
    }

    @Test
    void closingHandsOutNothingMore() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).maxInFlight(1).build(), received);
        publish(broker, topic, "a", "b");
        Delivery a = received.next();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> broker.close(LONG));
        Thread.sleep(50);
        await(a.ack());
        await(closing);

        received.nothingFor(QUIET);
    }

    @Test
    void theGraceBoundsTheWait() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        publish(broker, topic, "never settled");
        received.next();
        long start = System.nanoTime();

        broker.close(Duration.ofMillis(200));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    @Test
    void aSubscriptionDrainsOnItsOwn() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.RETAINS_FOR_GROUPS);
        String topic = freshTopic();
        Received received = new Received();
        Subscription subscription = broker.subscribe(group(topic).maxInFlight(1).build(), received);
        publish(broker, topic, "a", "b");
        Delivery a = received.next();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> subscription.close(LONG));
        Thread.sleep(50);
        assertThat(closing).isNotDone();
        await(a.ack());
        await(closing);
        Received other = new Received();
        broker.subscribe(group(topic).build(), other);

        assertThat(other.ackedTexts(1)).containsExactly("b");
        received.nothingFor(QUIET);
    }

    @Test
    void aClosedConnectionSaysSo() {
        Broker broker = connect();
        ReplyChannel channel =
                broker.capabilities().contains(Capability.REQUEST_REPLY) ? broker.openReplyChannel(reply -> {}) : null;
        assertThat(broker.health()).isEqualTo(Health.up());

        broker.close();
        broker.close();

        assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN);
        assertThat(failureKind(broker.publish(Envelope.of("a", "b")))).isEqualTo(Kind.CONNECTION);
        assertThatThrownBy(() -> broker.subscribe(group("a").build(), delivery -> {}))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION));
        if (channel != null) {
            assertThatThrownBy(channel::address).isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.kind())
                    .isEqualTo(Kind.CONNECTION));
        }
    }

    @Test
    void closingASubscriptionTwiceIsClosingItOnce() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        CountDownLatch never = new CountDownLatch(1);
        Subscription subscription = broker.subscribe(group(topic).build(), delivery -> never.countDown());

        subscription.close();
        subscription.close();
        subscription.resume();
        publish(broker, topic, "a");

        assertThat(never.await(QUIET.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        assertThat(subscription.healthy()).isFalse();
        assertThatThrownBy(() -> subscription.close(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
