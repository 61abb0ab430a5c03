package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Settlement;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settling, losing, pausing and closing at once. */
@Timeout(300)
class RacesTest extends ScriptedTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, threads);
    }

    @Test
    void manyMessagesSettledFromManyThreadsAreEachSettledOnce() throws InterruptedException {
        int count = 5_000;
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<String> firsts = ConcurrentHashMap.newKeySet();
        broker.subscribe(orders().maxInFlight(16).maxAttempts(3).build(), delivery -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            threads.execute(() -> {
                inFlight.decrementAndGet();
                if (firsts.add(delivery.id()) && delivery.id().hashCode() % 3 == 0) {
                    delivery.retry(Duration.ZERO, "again");
                } else {
                    delivery.ack();
                }
            });
        });
        for (int i = 0; i < count; i++) {
            broker.arrives("m" + i);
        }

        eventually(() -> broker.freed.get() == count);

        assertThat(broker.told).hasSize(count).doesNotHaveDuplicates().allMatch(told -> told.startsWith("ack m"));
        assertThat(most.get()).isLessThanOrEqualTo(16);
        assertThat(broker.opened().room()).isEqualTo(16);
    }

    @Test
    void anAcknowledgementThatWonBeforeTheGraceEndedReachesTheBrokerBeforeTheIntakeIsClosed() throws Exception {
        for (int round = 0; round < 500; round++) {
            broker.told.clear();
            Subscription subscription = subscribe(orders().build());
            broker.arrives("a");
            Delivery a = next();
            CountDownLatch start = new CountDownLatch(1);
            CompletableFuture<CompletionStage<Void>> settling = CompletableFuture.supplyAsync(
                    () -> {
                        Uninterrupted.await(start);
                        return a.ack();
                    },
                    threads);
            start.countDown();

            subscription.close(Duration.ofMinutes(4));

            await(await(settling));
            assertThat(broker.told)
                    .containsExactlyInAnyOrder("stop", "ack a", "close")
                    .endsWith("close");
        }
    }

    @Test
    void whateverHappensAtOnceTheBrokerIsToldAtMostOneThingOfEachMessage() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            // What a lost round settles late is not of the next one.
            String prefix = "round " + round + " m";
            int messages = 100;
            boolean losing = round % 3 == 0;
            Map<String, List<CompletionStage<Void>>> stages = new ConcurrentHashMap<>();
            Subscription subscription =
                    broker.subscribe(orders().maxInFlight(8).maxAttempts(2).build(), delivery -> {
                        List<CompletionStage<Void>> mine = stages.computeIfAbsent(
                                delivery.id() + "/" + delivery.attempt(), id -> new ArrayList<>());
                        for (int i = 0; i < 2; i++) {
                            int what = Math.floorMod(delivery.id().hashCode() + i, 3);
                            threads.execute(() -> {
                                CompletionStage<Void> stage =
                                        switch (what) {
                                            case 0 -> delivery.ack();
                                            case 1 -> delivery.retry(Duration.ZERO, "again");
                                            default -> delivery.reject("no");
                                        };
                                synchronized (mine) {
                                    mine.add(stage);
                                }
                            });
                        }
                    });
            CompletableFuture<Void> offering = run(() -> {
                for (int i = 0; i < messages; i++) {
                    broker.arrives(prefix + i);
                }
            });
            int settled = random.nextInt(messages);
            eventually(() -> stages.size() >= settled / 2);
            AdapterSubscription opened = broker.opened();
            CompletableFuture<Void> lost = run(losing ? opened::lost : () -> {});
            subscription.close(random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(1));
            await(offering);
            await(lost);

            List<String> terminal = ended(prefix);
            assertThat(terminal).as("seed %s", seed).doesNotHaveDuplicates();
            if (!losing) {
                // An acknowledgement may still be on its way from a thread that settles late.
                eventually(() -> Set.copyOf(ended(prefix)).size() == messages);
                assertThat(ended(prefix)).as("seed %s", seed).hasSize(messages);
            }
            assertThat(subscription.inFlight()).isZero();
        }
    }

    /** The messages that the broker was told something of. */
    private List<String> ended(String prefix) {
        return broker.told.stream()
                .filter(told -> told.startsWith("ack " + prefix) || told.startsWith("release " + prefix))
                .map(told -> told.substring(told.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void ofManySettlementsOneWinsAndClosingReturnsOnlyWhatNobodySettled() throws Exception {
        for (int round = 0; round < 300; round++) {
            Subscription subscription = subscribe(orders().build());
            broker.told.clear();
            broker.arrives("a");
            Delivery a = next();
            CompletableFuture<CompletionStage<Void>> settling = CompletableFuture.supplyAsync(a::ack, threads);

            subscription.close();

            Throwable failure = await(settling)
                    .handle((done, thrown) -> thrown)
                    .toCompletableFuture()
                    .join();
            if (failure == null) {
                assertThat(broker.told).contains("ack a").doesNotContain("release a");
            } else {
                assertThat(failure)
                        .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                                .isEqualTo(Settlement.RETURNED));
                assertThat(broker.told).contains("release a").doesNotContain("ack a");
            }
        }
    }

    @Test
    void theIntakeSeesPausesAndResumesInTurn() throws Exception {
        Subscription subscription = subscribe(orders().build());
        List<CompletableFuture<Void>> toggling = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean pausing = i % 2 == 0;
            toggling.add(run(() -> {
                for (int n = 0; n < 500; n++) {
                    if (pausing) {
                        subscription.pause();
                    } else {
                        subscription.resume();
                    }
                }
            }));
        }
        toggling.forEach(ScriptedTest::await);
        subscription.resume();

        for (int i = 0; i < broker.told.size(); i++) {
            assertThat(broker.told.get(i)).isEqualTo(i % 2 == 0 ? "pause" : "resume");
        }
        assertThat(broker.told.size() % 2).isZero();
        broker.arrives("a");
        await(next().ack());
    }

    @Test
    void aConnectionThatIsLostWhileASubscriptionOpensIsToldToIt() throws InterruptedException {
        broker.opening = opening -> broker.subscriptions().forEach(AdapterSubscription::lost);
        Subscription subscription = subscribe(orders().build());
        assertThat(subscription.healthy()).isFalse();
        broker.arrives("a");

        broker.subscriptions().forEach(AdapterSubscription::restored);

        await(next().ack());
        assertThat(subscription.healthy()).isTrue();
    }

    @Test
    void aSubscriptionThatOpensWhileItsConnectionClosesIsClosed() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        broker.opening = opening -> {
            broker.close(Duration.ZERO);
            closed.complete(null);
        };

        assertThatThrownBy(() -> subscribe(orders().build()))
                .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(BrokerException.Kind.CONNECTION));

        assertThat(closed).isDone();
        assertThat(broker.told).containsExactly("disconnect", "stop", "close");
        assertThat(broker.subscriptions()).isEmpty();
    }

    @Test
    void aSubscriptionThatCannotBeOpenedLeavesNothing() {
        broker.opening = opening -> {
            throw new BrokerException(BrokerException.Kind.INVALID_TOPIC, "no such topic");
        };

        assertThatThrownBy(() -> subscribe(orders().build())).hasMessage("no such topic");

        assertThat(broker.subscriptions()).isEmpty();
        assertThat(broker.health().status()).isEqualTo(dev.witloof.broker.Health.Status.UP);
    }

    @Test
    void anInterruptEndsTheGraceAndIsKeptForWhoeverCloses() throws Exception {
        Subscription subscription = subscribe(orders().build());
        broker.arrives("a");
        next();
        Thread.currentThread().interrupt();

        broker.close(Duration.ofMinutes(10));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(broker.told).containsExactly("stop", "release a", "close", "disconnect");
        assertThat(subscription.healthy()).isFalse();
    }
}
