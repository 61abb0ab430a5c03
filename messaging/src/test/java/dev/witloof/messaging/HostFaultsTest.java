package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.messaging.IncomingHandler;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ForwardingBroker;
import dev.witloof.broker.Health;
import dev.witloof.broker.PromptSink;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever goes wrong around a guest, no message is lost and nothing is left behind. Guests here are Java. */
@Timeout(300)
class HostFaultsTest {

    private final Broker broker = MemoryBroker.create();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @AfterEach
    void closeBroker() {
        broker.close(Duration.ZERO);
    }

    private static SubscriptionSpec.Builder orders() {
        return SubscriptionSpec.builder("orders").group("test").maxInFlight(1).backoff(Backoff.NONE);
    }

    private MessagingHostBuilder host(IncomingHandler handler) {
        return host((store, messaging) -> {
            made.incrementAndGet();
            return Guest.of(handler, released::incrementAndGet);
        });
    }

    private MessagingHostBuilder host(GuestFactory factory) {
        return MessagingHost.builder(factory)
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .instances(1)
                .listener((delivery, outcome) -> outcomes.add(outcome));
    }

    private void publish(String... texts) {
        for (String text : texts) {
            broker.publish(Envelope.of("orders", text)).toCompletableFuture().join();
        }
    }

    private static String text(Types.Message message) {
        return new String(message.data(), StandardCharsets.UTF_8);
    }

    /** The threads of executors end a moment after they have. */
    private static void awaitNoGuestThreads() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("witloof-guest-"))) {
            assertThat(System.nanoTime()).as("a thread of a guest is left").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void anErrorOfTheJvmInAGuestIsAnOutcomeAndTheMessageIsTriedAgain() throws Exception {
        List<String> handled = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(2);
        AtomicInteger calls = new AtomicInteger();
        try (MessagingHost host = host(message -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("of the test");
                    }
                    handled.add(text(message));
                    done.countDown();
                })
                .subscribe(orders().maxAttempts(2).build())
                .start()) {
            assertThat(host).isNotNull();
            publish("a", "b");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(handled).containsExactlyInAnyOrder("a", "b");
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Trapped.class);
        assertThat(outcomes.get(0).reason()).contains("OutOfMemoryError: of the test");
        assertThat(released).hasValue(made.get()).hasValue(2);
    }

    @Test
    void anErrorWhileAnInstanceIsMadeIsAnOutcomeAndTheMessageADeadLetter() throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        GuestFactory factory = (store, messaging) -> {
            if (made.getAndIncrement() > 0) {
                throw new NoClassDefFoundError("com/acme/Missing");
            }
            return Guest.of(
                    message -> {
                        throw new StackOverflowError();
                    },
                    released::incrementAndGet);
        };
        try (MessagingHost host =
                host(factory).subscribe(orders().maxAttempts(2).build()).start()) {
            assertThat(host).isNotNull();
            publish("a");
            assertThat(DeadLetter.read(dead.next()).orElseThrow().reason()).contains("com/acme/Missing");
        }
        assertThat(released).hasValue(1);
    }

    @Test
    void anErrorInTheListenerLeavesNoMessageUnsettled() throws Exception {
        CountDownLatch done = new CountDownLatch(2);
        try (MessagingHost host = host(message -> done.countDown())
                .listener((delivery, outcome) -> {
                    throw new AssertionError("of the listener");
                })
                .subscribe(orders().build())
                .start()) {
            assertThat(host).isNotNull();
            // With one message in flight, the second comes only once the first is settled.
            publish("a", "b");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aGuestThatCannotBeClosedKeepsNeitherTheHostNorAMessage() throws Exception {
        CountDownLatch done = new CountDownLatch(2);
        MessagingHost host = host((store, messaging) -> Guest.of(
                        message -> {
                            done.countDown();
                            if (text(message).equals("trap")) {
                                throw new IllegalStateException("of the guest");
                            }
                        },
                        () -> {
                            throw new IllegalStateException("cannot be closed");
                        }))
                .subscribe(orders().maxAttempts(1).build())
                .start();
        publish("trap", "b");
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        host.close();
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void aStartThatFailsHalfWayLeavesNothingBehind() throws Exception {
        publishToGroupOf("orders");
        MessagingHostBuilder half = host(message -> {})
                .subscribe(orders().build())
                .subscribe(SubscriptionSpec.builder("not a topic").build());
        assertThatThrownBy(half::start).isInstanceOf(BrokerException.class).hasMessageContaining("not a topic");
        assertThat(released).hasValue(made.get());
        awaitNoGuestThreads();

        List<String> handled = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        int before = outcomes.size();
        try (MessagingHost host = host(message -> {
                    handled.add(text(message));
                    done.countDown();
                })
                .subscribe(orders().build())
                .start()) {
            assertThat(host).isNotNull();
            publish("later");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        // Nobody of the failed start took it.
        assertThat(handled).containsExactly("later");
        assertThat(outcomes).hasSize(before + 1);
    }

    /** Makes the group, so that it keeps what is published while it has no member. */
    private void publishToGroupOf(String topic) {
        broker.subscribe(SubscriptionSpec.builder(topic).group("test").build(), delivery -> {})
                .close();
    }

    @Test
    void aGuestThatDoesNotEndIsInterruptedByCloseAndItsMessageGoesBack() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        MessagingHost host = host(message -> {
                    entered.countDown();
                    try {
                        TimeUnit.MINUTES.sleep(10);
                    } catch (InterruptedException e) {
                        ended.complete(e);
                        throw new IllegalStateException(e);
                    }
                })
                .subscribe(orders().build())
                .start();
        publish("a");
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        host.close(Duration.ofMillis(50));
        // It is given some time to end, and may need more.
        assertThat(ended.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        awaitNoGuestThreads();
        assertThat(released).hasValue(made.get());

        CompletableFuture<String> again = new CompletableFuture<>();
        try (MessagingHost second = host(message -> again.complete(text(message)))
                .subscribe(orders().build())
                .start()) {
            assertThat(second).isNotNull();
            assertThat(again.get(60, TimeUnit.SECONDS)).isEqualTo("a");
        }
    }

    @Test
    void aSecondCloseWaitsForTheFirst() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        MessagingHost host = host(message -> {
                    entered.countDown();
                    awaitQuietly(leave);
                    ended.incrementAndGet();
                })
                .subscribe(orders().build())
                .start();
        publish("a");
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Integer> first = closing(host, Duration.ofMinutes(5), ended);
        while (host.health().state() == HostHealth.State.RUNNING) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        CompletableFuture<Integer> second = closing(host, Duration.ZERO, ended);
        leave.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Handled.class);
    }

    @Test
    void aNegativeGraceIsRefusedAndTheHostGoesOn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (MessagingHost host =
                host(message -> done.countDown()).subscribe(orders().build()).start()) {
            assertThatThrownBy(() -> host.close(Duration.ofMillis(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PT-0.001S");
            publish("a");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void guestsRunOnDaemons() throws Exception {
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        try (MessagingHost host = host(message ->
                        daemon.complete(Thread.currentThread().isDaemon()))
                .subscribe(orders().build())
                .start()) {
            assertThat(host).isNotNull();
            publish("a");
            assertThat(daemon.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptThatAGuestLeavesBehindDoesNotReachTheNextMessage() throws Exception {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(2);
        try (MessagingHost host = host(message -> {
                    interrupted.add(Thread.currentThread().isInterrupted());
                    Thread.currentThread().interrupt();
                    done.countDown();
                })
                .subscribe(orders().build())
                .start()) {
            assertThat(host).isNotNull();
            publish("a", "b");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted).containsExactly(false, false);
    }

    @Test
    void anInterruptThatAListenerLeavesBehindDoesNotReachTheNextMessage() throws Exception {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        CountDownLatch handled = new CountDownLatch(3);
        try (MessagingHost host = host(message -> {
                    interrupted.add(Thread.currentThread().isInterrupted());
                    handled.countDown();
                })
                .listener((delivery, outcome) -> Thread.currentThread().interrupt())
                .subscribe(orders().build())
                .start()) {
            assertThat(host).isNotNull();
            publish("a", "b", "c");
            assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted).containsExactly(false, false, false);
    }

    @Test
    void aSubscriptionWithManyMessagesLeavesAThreadToAnother() throws Exception {
        int many = 500;
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch slowMayEnd = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(2);
        AtomicInteger handled = new AtomicInteger();
        CompletableFuture<Integer> handledBeforeOther = new CompletableFuture<>();
        IncomingHandler guest = message -> {
            switch (text(message)) {
                case "slow" -> await(begun, slowMayEnd);
                case "first" -> await(begun, sent);
                case "other" -> handledBeforeOther.complete(handled.get());
                default -> handled.incrementAndGet();
            }
        };
        Broker watched = new ForwardingBroker(broker) {
            @Override
            public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
                PromptSink counting = delivery -> {
                    sink.accept(delivery);
                    if (!List.of("slow", "first").contains(delivery.envelope().text())) {
                        waiting.countDown();
                    }
                };
                return super.subscribe(spec, counting);
            }
        };
        try (MessagingHost host = MessagingHost.builder((store, messaging) -> Guest.of(guest, () -> {}))
                .connection(MessagingHost.DEFAULT_CONNECTION, watched)
                .instances(2)
                .subscribe(SubscriptionSpec.builder("slow").group("test").build())
                .subscribe(orders().maxInFlight(many + 1).build())
                .subscribe(SubscriptionSpec.builder("other").group("test").build())
                .start()) {
            assertThat(host).isNotNull();
            broker.publish(Envelope.of("slow", "slow")).toCompletableFuture().join();
            publish("first");
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            publish("one of many");
            broker.publish(Envelope.of("other", "other")).toCompletableFuture().join();
            assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i < many; i++) {
                publish("one of many");
            }
            sent.countDown();
            assertThat(handledBeforeOther.get(60, TimeUnit.SECONDS)).isLessThan(10);
            slowMayEnd.countDown();
        }
    }

    private static void await(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatAGuestSaysCannotForgeLinesOfALog() {
        Outcome failed = new Outcome.Failed(new Types.Error.Other("out of\r\nstock\u001b[31m\u2028x"));
        assertThat(failed.reason()).isEqualTo("the guest returned other(out of stock [31m x)");
    }

    @Test
    void aGuestsLongErrorIsCutBeforeItIsKept() throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        String endless = "x".repeat(5_000_000);
        try (MessagingHost host = host(message -> {
                    throw new Types.ErrorException(new Types.Error.Other(endless));
                })
                .subscribe(orders().maxAttempts(1).build())
                .start()) {
            assertThat(host).isNotNull();
            publish("a");
            assertThat(DeadLetter.read(dead.next()).orElseThrow().reason()).startsWith("the guest returned other(xxx");
        }
        assertThat(outcomes.get(0).reason())
                .hasSizeLessThan(1_100)
                .startsWith("the guest returned other(xxx")
                .endsWith("…)");
    }

    @Test
    void aFailureThatCannotBeToldLeavesNoMessageUnsettled() throws Exception {
        CountDownLatch done = new CountDownLatch(2);
        AtomicInteger calls = new AtomicInteger();
        try (MessagingHost host = host(message -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException() {
                            private static final long serialVersionUID = 1;

                            @Override
                            public String getMessage() {
                                throw new OutOfMemoryError("of the test");
                            }
                        };
                    }
                    done.countDown();
                })
                .subscribe(orders().maxAttempts(2).build())
                .start()) {
            assertThat(host).isNotNull();
            publish("a", "b");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void aMessageThatIsTooLargeForAnInstanceIsRefusedAndNoTrap() throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        AtomicInteger calls = new AtomicInteger();
        try (MessagingHost host = host(message -> calls.incrementAndGet())
                .maxMessageBytes(1_000)
                .subscribe(
                        MessagingHost.DEFAULT_CONNECTION,
                        orders().maxAttempts(3).build(),
                        HandlingOptions.DEFAULT.withOnError(OnFailure.REJECT))
                .start()) {
            publish("x".repeat(2_000));
            assertThat(DeadLetter.read(dead.next()).orElseThrow())
                    .satisfies(why -> assertThat(why.attempts()).isEqualTo(1))
                    .satisfies(why -> assertThat(why.reason()).contains("1000 are allowed (maxMessageBytes)"));
            assertThat(host.health().status()).isEqualTo(Health.Status.UP);
        }
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(0).name()).isEqualTo("refused");
        assertThat(calls).hasValue(0);
    }

    @Test
    void noMoreInstancesAreKeptThanTheHostMayHaveWhateverTheirDeadlines() throws Exception {
        int deadlines = 5;
        CountDownLatch done = new CountDownLatch(deadlines);
        MessagingHostBuilder builder = host(message -> done.countDown());
        for (int i = 1; i <= deadlines; i++) {
            builder.subscribe(
                    MessagingHost.DEFAULT_CONNECTION,
                    SubscriptionSpec.builder("orders").group("group-" + i).build(),
                    HandlingOptions.DEFAULT.withDeadline(Duration.ofSeconds(200 + i)));
        }
        MessagingHost host = builder.start();
        publish("a");
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); made.get() - released.get() > 1; ) {
            assertThat(System.nanoTime()).as("instances are left").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        // One of the host's own deadline, made as it started.
        assertThat(made).hasValue(deadlines + 1);
        host.close();
        assertThat(released).hasValue(made.get());
    }

    private static CompletableFuture<Integer> closing(MessagingHost host, Duration grace, AtomicInteger ended) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            host.close(grace);
            done.complete(ended.get());
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
