package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Much at once: limits hold, nothing is lost, and the slow are not disconnected. */
interface FlowContract {

    @Test
    default void noMoreAreInFlightThanTheLimit(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received =
                tck.subscribe(broker, tck.spec(broker, topic).maxInFlight(3).build());

        tck.publish(broker, topic, "1", "2", "3", "4", "5");

        List<Delivery> first = received.next(3);
        received.nothingMore();
        assertThat(received.subscription().inFlight()).isEqualTo(3);
        tck.await(first.get(1).ack());
        Delivery fourth = received.next();
        received.nothingMore();
        tck.await(fourth.ack());
        tck.await(first.get(0).ack());
        tck.await(first.get(2).ack());
        received.ackedText();
        tck.eventually("nothing is in flight", () -> received.subscription().inFlight() == 0);
    }

    @Test
    default void theLimitHoldsWhileMessagesAreRetried(Fixture tck) throws Exception {
        int messages = 100;
        int limit = 5;
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        ExecutorService handlers = handlers(tck, 3);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Numbers acked = new Numbers();
        // Until all are published, so that more wait than may be in flight.
        CountDownLatch published = new CountDownLatch(1);
        Subscription subscription =
                broker.subscribe(tck.spec(broker, topic).maxInFlight(limit).build(), delivery -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    handlers.execute(() -> {
                        Uninterrupted.await(published);
                        inFlight.decrementAndGet();
                        if (delivery.attempt() < 3 && Numbers.of(delivery) % 3 == 0) {
                            delivery.retry(Duration.ofMillis(20));
                        } else {
                            acked.ack(delivery);
                        }
                    });
                });

        publishNumbers(tck, broker, topic, 0, messages);
        published.countDown();

        acked.awaitAll(tck, messages, tck.harness().patience());
        assertThat(most).hasValueLessThanOrEqualTo(limit);
        tck.eventually("nothing is in flight", () -> subscription.inFlight() == 0);
    }

    @Test
    default void manyPublishersAndMembersLoseNothing(Fixture tck) throws Exception {
        int publishers = 4;
        int each = 250;
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        ExecutorService handlers = handlers(tck, 4);
        Numbers acked = new Numbers();
        List<Broker> members =
                Fixture.can(broker, Capability.GROUPS) ? List.of(broker, tck.connect()) : List.of(broker);
        for (Broker member : members) {
            member.subscribe(tck.spec(member, topic).build(), delivery -> handlers.execute(() -> acked.ack(delivery)));
        }

        List<CompletableFuture<Void>> running = new ArrayList<>();
        ExecutorService publishing = handlers(tck, publishers);
        for (int p = 0; p < publishers; p++) {
            int from = p * each;
            Broker connection = p % 2 == 0 ? broker : tck.connect();
            running.add(CompletableFuture.runAsync(
                    () -> publishNumbers(tck, connection, topic, from, from + each), publishing));
        }
        running.forEach(tck::await);

        acked.awaitAll(tck, publishers * each, tck.harness().patience());
        assertThat(acked.duplicates()).as("duplicates without a cause").isLessThan(publishers * each / 10);
    }

    @Test
    default void aSlowConsumerOfAFloodStaysConnectedAndGetsAll(Fixture tck) throws Exception {
        int messages = 2_000;
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        ExecutorService oneSlow = handlers(tck, 1);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Numbers acked = new Numbers();
        Subscription subscription =
                broker.subscribe(tck.spec(broker, topic).maxInFlight(4).build(), delivery -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    oneSlow.execute(() -> {
                        sleep(1);
                        inFlight.decrementAndGet();
                        acked.ack(delivery);
                    });
                });

        Broker flooding = tck.connect();
        List<CompletableFuture<Void>> sent = IntStream.range(0, messages)
                .mapToObj(number -> flooding.publish(Envelope.of(topic, Integer.toString(number)))
                        .toCompletableFuture())
                .toList();
        sent.forEach(tck::await);

        Duration limit = tck.harness().patience().plus(Duration.ofMillis(messages * 10L));
        acked.awaitAll(tck, messages, limit);
        assertThat(most).hasValueLessThanOrEqualTo(4);
        assertThat(subscription.healthy()).isTrue();
        assertThat(broker.health().status()).isEqualTo(Health.Status.UP);
    }

    @Test
    default void aPromptSinkGetsEveryMessageAndNoMoreThanTheLimitAtOnce(Fixture tck) throws Exception {
        int messages = 300;
        int limit = 5;
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        ExecutorService handlers = handlers(tck, 3);
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger mostCalls = new AtomicInteger();
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Numbers acked = new Numbers();
        PromptSink sink = delivery -> {
            mostCalls.accumulateAndGet(calls.incrementAndGet(), Math::max);
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            handlers.execute(() -> {
                inFlight.decrementAndGet();
                acked.ack(delivery);
            });
            calls.decrementAndGet();
        };
        broker.subscribe(tck.spec(broker, topic).maxInFlight(limit).build(), sink);

        publishNumbers(tck, broker, topic, 0, messages);

        acked.awaitAll(tck, messages, tck.harness().patience());
        assertThat(most).hasValueLessThanOrEqualTo(limit);
        assertThat(mostCalls).as("calls of the sink at once").hasValue(1);
    }

    @Test
    default void aPausedSubscriptionGetsNothingUntilItResumes(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        Subscription subscription = received.subscription();

        subscription.pause();
        tck.publish(broker, topic, "a", "b", "c");
        int early = stragglers(tck, received);
        tck.publish(broker, topic, "d");
        early += stragglers(tck, received);
        assertThat(early).as("what was on its way").isLessThanOrEqualTo(1);
        assertThat(subscription.healthy()).isTrue();
        subscription.resume();
        subscription.resume();

        assertThat(received.ackedTexts(4 - early)).hasSizeGreaterThanOrEqualTo(3);
        received.nothingMore();
    }

    @Test
    default void whatWasHandedOutCanBeSettledDuringAPause(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "a");
        Delivery delivery = received.next();

        received.subscription().pause();
        tck.await(delivery.ack());
        received.subscription().resume();

        received.nothingMore();
    }

    /** Takes what was on its way when the subscription was paused. */
    private static int stragglers(Fixture tck, Received received) throws InterruptedException {
        int count = 0;
        for (Delivery delivery = received.poll(tck.harness().quiet());
                delivery != null;
                delivery = received.poll(tck.harness().quiet())) {
            tck.await(delivery.ack());
            count++;
        }
        return count;
    }

    private static void publishNumbers(Fixture tck, Broker broker, String topic, int from, int to) {
        for (int number = from; number < to; number++) {
            tck.publish(broker, topic, Integer.toString(number));
        }
    }

    private static ExecutorService handlers(Fixture tck, int threads) {
        ExecutorService handlers = Executors.newFixedThreadPool(threads);
        tck.onClose(handlers::shutdown);
        return handlers;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The numbered messages that were acknowledged. Thread-safe. */
    final class Numbers {
        private final Set<Integer> seen = new HashSet<>();
        private int wanted;
        private int duplicates;

        static int of(Delivery delivery) {
            return Integer.parseInt(delivery.envelope().text());
        }

        void ack(Delivery delivery) {
            delivery.ack().thenRun(() -> add(of(delivery)));
        }

        synchronized void add(int number) {
            duplicates += seen.add(number) ? 0 : 1;
        }

        void awaitAll(Fixture tck, int count, Duration limit) throws InterruptedException {
            tck.eventually(this, limit, () -> isComplete(count));
        }

        private synchronized boolean isComplete(int count) {
            wanted = count;
            return seen.size() == count;
        }

        synchronized int duplicates() {
            return duplicates;
        }

        @Override
        public synchronized String toString() {
            List<Integer> missing = IntStream.range(0, wanted)
                    .filter(number -> !seen.contains(number))
                    .boxed()
                    .toList();
            return "the acknowledgement of " + wanted + " messages; missing are " + missing.size() + ", from "
                    + missing.subList(0, Math.min(10, missing.size())) + " on; duplicates are " + duplicates;
        }
    }
}
