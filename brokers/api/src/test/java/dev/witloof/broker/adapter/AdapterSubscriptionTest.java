package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Settlement;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class AdapterSubscriptionTest extends ScriptedTest {
    @Test
    void aMessageIsAcknowledgedOnceAndItsPlaceIsFree() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        broker.arrives("b");

        Delivery a = next();
        assertThat(a.envelope().text()).isEqualTo("a");
        assertThat(received.poll(50, TimeUnit.MILLISECONDS)).isNull();
        assertThat(subscription.inFlight()).isEqualTo(1);
        await(a.ack());

        assertThat(next().envelope().text()).isEqualTo("b");
        assertThat(broker.told).containsExactly("ack a");
        assertThat(broker.freed).hasValue(1);
        assertThat(failure(a.reject("late")))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.ACKED));
    }

    @Test
    void anotherAttemptIsMadeHereWhereTheBrokerCannotDelay() throws InterruptedException {
        subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        Delivery first = next();
        long start = System.nanoTime();
        await(first.retry(Duration.ofMillis(60), "busy"));
        Delivery second = next();

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
        assertThat(List.of(first.attempt(), second.attempt())).containsExactly(1, 2);
        assertThat(broker.told).isEmpty();
        assertThat(broker.freed).hasValue(0);
        assertThat(broker.opened().room()).isZero();
    }

    @Test
    void theBrokerDelaysAnotherAttemptWhereItCan() throws InterruptedException {
        broker.delaysRetries = true;
        subscribe(orders().build());
        broker.arrives("a", 4);
        Delivery fourth = next();
        assertThat(fourth.attempt()).isEqualTo(4);

        await(fourth.retry(Duration.ofSeconds(1), "busy"));

        assertThat(broker.told).containsExactly("retry a");
        assertThat(broker.freed).hasValue(1);
    }

    @Test
    void aSinkThatThrowsIsARetryAndLeavesNoInterrupt() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        broker.subscribe(orders().build(), delivery -> {
            seen.add(delivery.attempt() + " " + Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            if (delivery.attempt() < 3) {
                throw new IllegalStateException("not yet");
            }
            delivery.ack();
        });
        broker.arrives("a");

        eventually(() -> broker.told.contains("ack a"));
        assertThat(seen).containsExactly("1 false", "2 false", "3 false");
    }

    @Test
    void aFailureThatCannotBeToldHoldsUpNoOtherMessage() throws InterruptedException {
        AssertionError untellable = new AssertionError() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new OutOfMemoryError("of the test");
            }
        };
        broker.subscribe(orders().build(), delivery -> {
            if (delivery.id().equals("a")) {
                throw untellable;
            }
            received.add(delivery);
        });
        broker.arrives("a");
        eventually(() -> broker.opened().inFlight() == 1);
        Thread.sleep(50);

        broker.arrives("b");

        assertThat(next().id()).isEqualTo("b");
    }

    @Test
    void aPromptSinkIsCalledByWhoeverBringsOrSettlesAMessage() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        List<Delivery> passed = new CopyOnWriteArrayList<>();
        PromptSink sink = delivery -> {
            threads.add(Thread.currentThread());
            passed.add(delivery);
        };
        broker.subscribe(orders().maxInFlight(1).build(), sink);
        Thread.currentThread().interrupt();
        broker.arrives("a");
        broker.arrives("b");
        assertThat(passed).hasSize(1);
        passed.get(0).ack();
        assertThat(Thread.interrupted())
                .as("the interrupt of a thread that is not the adapter's")
                .isTrue();

        assertThat(passed).extracting(delivery -> delivery.envelope().text()).containsExactly("a", "b");
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void aPromptSinkThatThrowsAllTheSameIsARetry() throws InterruptedException {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        PromptSink broken = delivery -> {
            attempts.add(delivery.attempt());
            throw new IllegalStateException("a bug");
        };
        broker.subscribe(
                orders().maxAttempts(3)
                        .deadLetterPolicy(new DeadLetterPolicy.Discard())
                        .build(),
                broken);
        broker.arrives("a");

        eventually(() -> broker.told.contains("ack a"));
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void aWrappedSinkIsPromptIfTheOtherIs() {
        PromptSink prompt = delivery -> {};
        assertThat(PromptSink.changed(prompt, delivery -> delivery)).isInstanceOf(PromptSink.class);
        assertThat(PromptSink.changed(delivery -> {}, delivery -> delivery)).isNotInstanceOf(PromptSink.class);
    }

    @Test
    void aClientThatWaitsForRoomGoesOnWhenHalfOfWhatWaitsIsHandedOut() throws Exception {
        subscribe(orders().maxInFlight(4).build());
        List<Delivery> handedOut = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            assertThat(broker.opened().awaitRoom()).isTrue();
            broker.arrives("m" + i);
            handedOut.add(next());
        }
        for (int i = 5; i <= 8; i++) {
            assertThat(broker.opened().awaitRoom()).isTrue();
            broker.arrives("m" + i);
        }
        CompletableFuture<Boolean> room = CompletableFuture.supplyAsync(() -> {
            try {
                return broker.opened().awaitRoom();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        await(handedOut.get(0).ack());
        next();
        assertThat(room.isDone()).isFalse();
        await(handedOut.get(1).ack());
        next();
        assertThat(room.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsUnsettledWhenTheSubscriptionClosesIsGivenBackInOrder() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(3).build());
        for (String text : List.of("a", "b", "c", "d")) {
            broker.arrives(text);
        }
        Delivery a = next();
        await(next().retry(Duration.ofHours(1), "later"));
        next();

        subscription.close();

        assertThat(broker.told).startsWith("stop").endsWith("close");
        assertThat(broker.told).contains("release a", "release b", "release c", "release d");
        assertThat(broker.attempted).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(failure(a.ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.RETURNED));
        broker.arrives("e");
        assertThat(broker.told).endsWith("release e");
        assertThat(subscription.healthy()).isFalse();
    }

    @Test
    void closingWaitsForWhatIsBeingSettled() throws InterruptedException {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        broker.sending = message -> confirmed;
        subscribe(orders().build());
        broker.arrives("a");
        CompletionStage<Void> settled = next().reject("no");
        Thread closing = new Thread(() -> broker.close(Duration.ofMinutes(4)));
        closing.start();
        eventually(() -> broker.told.contains("stop"));
        assertThat(broker.told).doesNotContain("disconnect");

        confirmed.complete(null);
        closing.join();

        await(settled);
        assertThat(broker.told).containsExactly("publish orders.dlq", "stop", "ack a", "close", "disconnect");
    }

    @Test
    void whatALostSessionHadReceivedGoesBackAndTheNextOneStartsAfresh() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(2).build());
        broker.arrives("a");
        broker.arrives("b");
        broker.arrives("c");
        Delivery a = next();
        await(next().retry(Duration.ofMillis(1), "later"));

        broker.opened().lost();
        assertThat(subscription.healthy()).isFalse();
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(failure(a.ack())).isInstanceOf(AlreadySettledException.class);
        broker.arrives("a2");
        Delivery early = received.poll(50, TimeUnit.MILLISECONDS);
        if (early != null) {
            // Its next attempt was due just before the session was lost.
            assertThat(early.id()).isEqualTo("b");
            assertThat(failure(early.ack())).isInstanceOf(AlreadySettledException.class);
            assertThat(received.poll(50, TimeUnit.MILLISECONDS)).isNull();
        }
        broker.opened().restored();

        assertThat(next().envelope().text()).isEqualTo("a2");
        assertThat(subscription.healthy()).isTrue();
        assertThat(broker.told).isEmpty();
    }

    @Test
    void whatIsLostOfARunningSessionGoesBackAndTheRestStays() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(3).build());
        for (String text : List.of("lost 1", "kept 1", "lost 2", "lost 3", "kept 2")) {
            broker.arrives(text);
        }
        Delivery lost = next();
        Delivery kept = next();
        await(next().retry(Duration.ofMillis(1), "later"));

        broker.opened().lost(receipt -> receipt.id().startsWith("lost"));

        assertThat(failure(lost.ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.RETURNED));
        await(kept.ack());
        Delivery last = next();
        while (!last.id().equals("kept 2")) {
            last = next(); // one that was handed out just before
        }
        await(last.ack());
        assertThat(received.poll(50, TimeUnit.MILLISECONDS)).isNull();
        assertThat(subscription.healthy()).isTrue();
        assertThat(subscription.inFlight()).isZero();
        assertThat(broker.told).containsExactly("ack kept 1", "ack kept 2");
    }

    @Test
    void whatACutOffClientHasReceivedCanStillBeSettled() throws InterruptedException {
        Subscription subscription = subscribe(orders().build());
        broker.arrives("a");
        Delivery a = next();

        broker.opened().cutOff();
        assertThat(subscription.healthy()).isFalse();
        broker.arrives("b");
        await(a.ack());
        assertThat(received.poll(50, TimeUnit.MILLISECONDS)).isNull();
        broker.opened().restored();

        assertThat(next().id()).isEqualTo("b");
        assertThat(subscription.healthy()).isTrue();
        assertThat(broker.told).containsExactly("ack a");
    }

    @Test
    void whatIsPausedIsNotHandedOut() throws InterruptedException {
        Subscription subscription = subscribe(orders().build());
        subscription.pause();
        broker.arrives("a");
        assertThat(received.poll(50, TimeUnit.MILLISECONDS)).isNull();
        assertThat(broker.opened().room()).isZero();

        subscription.resume();

        await(next().ack());
        assertThat(broker.told).containsExactly("pause", "resume", "ack a");
    }

    @Test
    void leasesAreRenewedAlsoAfterAnError() throws InterruptedException {
        broker.lease = Duration.ofMillis(10);
        broker.keeping = () -> {
            throw new StackOverflowError();
        };
        subscribe(orders().build());
        broker.arrives("a");
        next();

        eventually(() -> broker.told.stream().filter("keep a"::equals).count() >= 3);
    }

    @Test
    void leasesAreRenewedUntilTheMessageIsSettled() throws InterruptedException {
        broker.lease = Duration.ofMillis(10);
        Subscription subscription = subscribe(orders().build());
        broker.arrives("a");
        Delivery a = next();
        eventually(() -> broker.told.stream().filter("keep a"::equals).count() >= 3);

        await(a.ack());
        subscription.close();

        int after = broker.told.size();
        Thread.sleep(100);
        // One that had begun before may have been told since.
        assertThat(broker.told).hasSizeBetween(after, after + 1);
    }

    @Test
    void whatTheBrokerCannotDoIsRefusedByName() {
        broker = new ScriptedBroker(Set.of());
        assertThatThrownBy(() -> subscribe(orders().build())).hasMessageContaining("name a group");
        assertThatThrownBy(() -> subscribe(orders().group("g").build())).hasMessageContaining("has no groups");
        broker = new ScriptedBroker();
        assertThatThrownBy(() -> subscribe(SubscriptionSpec.builder("a*").build()))
                .hasMessageContaining("a* is one");
        assertThatThrownBy(() -> subscribe(orders().extension("qos", "1").build()))
                .hasMessageContaining("does not know the subscription setting qos");
        assertThatThrownBy(() -> broker.openReplyChannel(reply -> {})).hasMessageContaining("replies");
        assertThat(broker.told).isEmpty();
    }

    @Test
    void afterTheEndEverythingFailsAsConnection() {
        subscribe(orders().build());
        broker.close(Duration.ZERO);
        broker.close(Duration.ZERO);

        assertThat(broker.told).containsExactly("stop", "close", "disconnect");
        assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN);
        assertThat(BrokerException.from(failure(broker.publish(Envelope.of("orders", "x"))))
                        .kind())
                .isEqualTo(BrokerException.Kind.CONNECTION);
        assertThatThrownBy(() -> subscribe(orders().build()))
                .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(BrokerException.Kind.CONNECTION));
    }

    @Test
    void aMessageThatWaitsForItsNextAttemptKeepsItsPlace() throws InterruptedException {
        subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        broker.arrives("b");
        await(next().retry(Duration.ofMillis(50), "busy"));

        Delivery again = next();
        assertThat(again.id()).isEqualTo("a");
        await(again.ack());
        assertThat(next().id()).isEqualTo("b");
    }

    @Test
    void whatWaitsIsGivenBackAtOnceWhenTheSubscriptionCloses() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(3).build());
        for (String text : List.of("a", "b", "c", "d")) {
            broker.arrives(text);
        }
        Delivery a = next();
        await(next().retry(Duration.ofHours(1), "later"));
        Delivery c = next();
        Thread closing = new Thread(() -> subscription.close(Duration.ofMinutes(4)));
        closing.start();

        eventually(() -> broker.told.contains("release d"));
        await(c.retry(Duration.ofHours(1), "too late for that"));
        assertThat(broker.told).containsExactly("stop", "release b", "release d", "release c");
        assertThat(closing.isAlive()).isTrue();
        await(a.ack());
        closing.join();

        assertThat(broker.told).containsExactly("stop", "release b", "release d", "release c", "ack a", "close");
    }

    @Test
    void aClientThatBreaksWithAnErrorFailsTheStageAndFreesThePlace() throws InterruptedException {
        broker.acking = id -> {
            throw new NoClassDefFoundError("a/class/of/the/client");
        };
        subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");

        assertThat(BrokerException.from(failure(next().ack())).kind()).isEqualTo(BrokerException.Kind.OTHER);

        assertThat(broker.opened().room()).isEqualTo(1);
        assertThat(broker.freed).hasValue(1);
    }

    @Test
    void aPublishThatIsNeverConfirmedTimesOut() {
        broker.sendTimeout = Duration.ofMillis(20);
        broker.sending = message -> new CompletableFuture<>();

        assertThat(failure(broker.publish(Envelope.of("orders", "x"))))
                .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(BrokerException.Kind.TIMEOUT))
                .hasMessageContaining("orders within 20 ms");
    }

    @Test
    void aConnectionThatIsClosingSaysSo() throws InterruptedException {
        subscribe(orders().build());
        broker.arrives("a");
        Delivery a = next();
        Thread closing = new Thread(() -> broker.close(Duration.ofMinutes(4)));
        closing.start();

        eventually(() -> broker.health().status() == Health.Status.DEGRADED);
        await(broker.publish(Envelope.of("orders", "still going")));
        await(a.ack());
        closing.join();

        assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN);
    }
}
