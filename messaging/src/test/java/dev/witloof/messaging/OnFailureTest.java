package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.bindings.wasi.messaging.IncomingHandler;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a message that a guest fails on. Guests here are Java, but for the deadline. */
@Timeout(300)
class OnFailureTest {

    private final Broker broker = MemoryBroker.create();
    private final Inbox dead = new Inbox(broker, "orders.dlq");
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    @AfterEach
    void closeBroker() {
        broker.close(Duration.ZERO);
    }

    private static SubscriptionSpec.Builder orders() {
        return SubscriptionSpec.builder("orders").group("test").maxAttempts(3).backoff(Backoff.NONE);
    }

    /** A guest that fails on messages as they say while it is broken. */
    private IncomingHandler handler() {
        return message -> {
            String text = new String(message.data(), StandardCharsets.UTF_8);
            handled.add(text);
            if (broken.get() && text.startsWith("error")) {
                throw new Types.ErrorException(new Types.Error.Other(text));
            }
            if (broken.get() && text.startsWith("trap")) {
                throw new IllegalStateException(text);
            }
        };
    }

    private MessagingHostBuilder host(IncomingHandler handler) {
        return MessagingHost.builder((store, messaging) -> Guest.of(handler, () -> {}))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .instances(1);
    }

    private MessagingHost start(HandlingOptions options) {
        return host(handler()).subscribe("default", orders().build(), options).start();
    }

    private void publish(String... texts) {
        for (String text : texts) {
            broker.publish(Envelope.of("orders", text)).toCompletableFuture().join();
        }
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> texts = new CopyOnWriteArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(String.valueOf(handled.poll(60, TimeUnit.SECONDS)));
        }
        return texts;
    }

    @Test
    void anErrorMayBeGivenUpAtOnceAndATrapTriedAgain() throws Exception {
        try (MessagingHost host = start(HandlingOptions.DEFAULT.withOnError(OnFailure.REJECT))) {
            assertThat(host).isNotNull();
            publish("error 1");
            DeadLetter letter = DeadLetter.read(dead.next()).orElseThrow();
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.reason()).contains("error 1");
            publish("trap 2");
            letter = DeadLetter.read(dead.next()).orElseThrow();
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.reason()).contains("trap 2");
            assertThat(next(4)).containsExactly("error 1", "trap 2", "trap 2", "trap 2");
        }
    }

    @Test
    void aFailedMessageMayBeDropped() throws Exception {
        try (MessagingHost host = start(HandlingOptions.DEFAULT.withOnFailure(OnFailure.DROP))) {
            assertThat(host).isNotNull();
            publish("error 1", "trap 2", "fine");
            assertThat(next(3)).containsExactly("error 1", "trap 2", "fine");
        }
        assertThat(handled).isEmpty();
        assertThat(dead.waiting()).isZero();
        assertNothingIsLeft();
    }

    @Test
    void aPausedSubscriptionSkipsNothingAndGoesOnWhereItStopped() throws Exception {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        try (MessagingHost host = host(handler())
                .subscribe("default", orders().build(), HandlingOptions.DEFAULT.withOnFailure(OnFailure.PAUSE))
                .listener((delivery, outcome) -> attempts.add(delivery.attempt()))
                .start()) {
            publish("1", "error 2", "3", "4");
            assertThat(next(2)).containsExactly("1", "error 2");
            while (host.health().status() == Health.Status.UP) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            broken.set(false);
            host.resume();
            assertThat(next(3)).containsExactly("error 2", "3", "4");
        }
        assertThat(handled).isEmpty();
        assertThat(attempts).containsOnly(1);
        assertThat(dead.waiting()).isZero();
        assertNothingIsLeft();
    }

    @Test
    void whatAPausedSubscriptionHoldsGoesBackWhenTheHostIsClosed() throws Exception {
        MessagingHost host = start(HandlingOptions.DEFAULT.withOnFailure(OnFailure.PAUSE));
        publish("trap 1", "2", "3");
        assertThat(next(1)).containsExactly("trap 1");
        long start = System.nanoTime();
        host.close(Duration.ofHours(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(4));
        assertThat(handled).isEmpty();
        broken.set(false);
        try (MessagingHost second = start(HandlingOptions.DEFAULT)) {
            assertThat(second).isNotNull();
            assertThat(next(3)).containsExactly("trap 1", "2", "3");
        }
        assertThat(dead.waiting()).isZero();
    }

    /** A message that waits behind another when the host is closed is not begun, nor settled by the host. */
    @Test
    void whatHasNotBegunWhenTheGraceIsOverGoesBackUnsettled() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Void> never = new CompletableFuture<>();
        MessagingHost host = host(message -> {
                    handled.add(new String(message.data(), StandardCharsets.UTF_8));
                    entered.countDown();
                    try {
                        never.get(10, TimeUnit.MINUTES);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .subscribe(orders().maxAttempts(2).build())
                .start();
        publish("1", "2", "3");
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        host.close(Duration.ofMillis(50));
        assertThat(handled).containsExactly("1");
        handled.clear();
        broken.set(false);
        try (MessagingHost second = start(HandlingOptions.DEFAULT)) {
            assertThat(second).isNotNull();
            assertThat(next(3)).containsExactly("1", "2", "3");
        }
        assertThat(dead.waiting()).isZero();
        assertNothingIsLeft();
    }

    @Test
    void aSubscriptionMayHaveADeadlineOfItsOwn() throws Exception {
        Inbox slowDead = new Inbox(broker, "slow.dlq");
        try (MessagingHost host = MessagingHost.builder(Guests.load("hostile"))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .instances(1)
                .deadline(Duration.ofMinutes(5))
                .subscribe(
                        "default",
                        orders().maxAttempts(1).build(),
                        HandlingOptions.DEFAULT.withDeadline(Duration.ofMillis(100)))
                .subscribe(
                        "default",
                        SubscriptionSpec.builder("slow")
                                .group("test")
                                .maxAttempts(1)
                                .build(),
                        HandlingOptions.DEFAULT.withDeadline(Duration.ofMillis(200)))
                .start()) {
            assertThat(host).isNotNull();
            publish("loop");
            assertThat(DeadLetter.read(dead.next()).orElseThrow().reason()).contains("deadline of 100 ms");
            broker.publish(Envelope.of("slow", "loop")).toCompletableFuture().join();
            assertThat(DeadLetter.read(slowDead.next()).orElseThrow().reason()).contains("deadline of 200 ms");
        }
    }

    /** Nothing waits in the group: the next message that it gets is the next that is published. */
    private void assertNothingIsLeft() throws Exception {
        handled.clear();
        broken.set(false);
        try (MessagingHost last = start(HandlingOptions.DEFAULT)) {
            assertThat(last).isNotNull();
            publish("the end");
            assertThat(next(1)).containsExactly("the end");
        }
    }
}
