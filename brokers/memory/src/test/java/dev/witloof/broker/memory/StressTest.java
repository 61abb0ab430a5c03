package dev.witloof.broker.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many publishers, members and failures at once: every message ends exactly once, and every limit holds. */
@Timeout(300)
class StressTest {
    private static final int PUBLISHERS = 4;
    private static final int EACH = 10_000;
    private static final int ALL = PUBLISHERS * EACH;
    private static final int IN_FLIGHT = 7;
    private static final MemoryLimits LIMITS = new MemoryLimits(100, 10_000, 1000, 1_000_000_000, 100);

    private final AtomicInteger overLimit = new AtomicInteger();

    @Test
    void everyMessageOfEveryGroupEndsExactlyOnce() throws Exception {
        try (MemoryBroker broker = MemoryBroker.create(LIMITS)) {
            Ends plain = new Ends();
            Ends failing = new Ends();
            Ends broadcast = new Ends();
            ExecutorService handlers = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 3; i++) {
                SubscriptionSpec.Builder member =
                        SubscriptionSpec.builder("work.*").maxInFlight(IN_FLIGHT);
                subscribe(broker, member.group("plain").build(), handlers, plain::end);
                subscribe(
                        broker,
                        member.group("failing")
                                .maxAttempts(3)
                                .deadLetterTopic("dead")
                                .build(),
                        handlers,
                        delivery -> settleSomehow(delivery, failing));
            }
            broker.subscribe(SubscriptionSpec.builder("dead").build(), failing::end);
            broker.subscribe(SubscriptionSpec.builder("work.*").build(), broadcast::end);

            publishAll(broker);

            plain.await();
            failing.await();
            broadcast.await();
            handlers.shutdown();
            assertThat(handlers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(overLimit).hasValue(0);
        }
    }

    @Test
    void membersThatComeAndGoLoseNothingAndNothingEndsTwice() throws Exception {
        try (MemoryBroker broker = MemoryBroker.create(LIMITS)) {
            Ends ends = new Ends();
            ExecutorService handlers = Executors.newFixedThreadPool(4);
            SubscriptionSpec spec = SubscriptionSpec.builder("work.*")
                    .group("churn")
                    .maxInFlight(IN_FLIGHT)
                    .maxAttempts(SubscriptionSpec.MOST_ATTEMPTS)
                    .build();
            Subscription stays = subscribe(broker, spec, handlers, ends::end);
            Thread churn = new Thread(() -> {
                while (!ends.isOver()) {
                    try (Subscription brief = subscribe(broker, spec, handlers, ends::end)) {
                        brief.pause();
                        brief.resume();
                    }
                    // What it left behind would otherwise pile up before the handlers, faster than they can look at it.
                    CompletableFuture.runAsync(() -> {}, handlers).join();
                }
            });
            churn.start();

            publishAll(broker);

            ends.await();
            churn.join();
            handlers.shutdown();
            assertThat(handlers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(stays.inFlight()).isZero();
            assertThat(overLimit).hasValue(0);
            stays.close();
            fillsUpExactly(broker);
        }
    }

    /** All room is free again: as many messages fit into the empty queue of the group as the limit says. */
    private static void fillsUpExactly(Broker broker) {
        for (int i = 0; i < LIMITS.queueMessages(); i++) {
            Inbox.publish(broker, "work.0", "x");
        }
        assertThat(Inbox.failure(broker.publish(Envelope.of("work.0", "one too many")))
                        .kind())
                .isEqualTo(BrokerException.Kind.QUOTA);
    }

    private Subscription subscribe(
            Broker broker, SubscriptionSpec spec, ExecutorService handlers, Consumer<Delivery> to) {
        AtomicInteger inFlight = new AtomicInteger();
        return broker.subscribe(spec, delivery -> {
            if (inFlight.incrementAndGet() > IN_FLIGHT) {
                overLimit.incrementAndGet();
            }
            handlers.execute(() -> {
                inFlight.decrementAndGet();
                to.accept(delivery);
            });
        });
    }

    /** Acknowledges, retries or rejects, as the number of the message and its attempt say. */
    private static void settleSomehow(Delivery delivery, Ends acked) {
        switch ((Ends.number(delivery) + delivery.attempt()) % 5) {
            case 0 -> delivery.retry(Duration.ZERO, "again");
            case 1 -> delivery.retry(Duration.ofMillis(1), "later");
            case 2 -> delivery.reject("never");
            default -> acked.end(delivery);
        }
    }

    private static void publishAll(Broker broker) throws Exception {
        ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
        List<Future<?>> running = new ArrayList<>();
        for (int p = 0; p < PUBLISHERS; p++) {
            int from = p * EACH;
            running.add(publishers.submit(() -> {
                SplittableRandom random = new SplittableRandom(from);
                for (int number = from; number < from + EACH; number++) {
                    publishWhenThereIsRoom(broker, Envelope.of("work." + random.nextInt(10), Integer.toString(number)));
                }
                return null;
            }));
        }
        for (Future<?> publisher : running) {
            publisher.get();
        }
        publishers.shutdown();
    }

    private static void publishWhenThereIsRoom(Broker broker, Envelope message) throws InterruptedException {
        CompletableFuture<Void> publishing = broker.publish(message).toCompletableFuture();
        while (publishing.isCompletedExceptionally()) {
            assertThat(Inbox.failure(publishing).kind()).isEqualTo(BrokerException.Kind.QUOTA);
            Thread.sleep(1);
            publishing = broker.publish(message).toCompletableFuture();
        }
    }

    /** How often each message ended. */
    private static final class Ends {
        private final AtomicIntegerArray counts = new AtomicIntegerArray(ALL);
        private final CountDownLatch left = new CountDownLatch(ALL);

        static int number(Delivery delivery) {
            return Integer.parseInt(delivery.envelope().text());
        }

        void end(Delivery delivery) {
            delivery.ack().thenAccept(done -> {
                counts.incrementAndGet(number(delivery));
                left.countDown();
            });
        }

        boolean isOver() {
            return left.getCount() == 0;
        }

        void await() throws InterruptedException {
            assertThat(left.await(240, TimeUnit.SECONDS))
                    .as("%s messages did not end", left.getCount())
                    .isTrue();
            for (int number = 0; number < ALL; number++) {
                assertThat(counts.get(number)).as("ends of message %s", number).isEqualTo(1);
            }
        }
    }
}
