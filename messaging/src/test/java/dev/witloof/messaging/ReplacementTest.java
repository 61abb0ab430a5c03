package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.messaging.IncomingHandler;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.runtime.LinkException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another component takes over while messages come in. */
@Timeout(300)
class ReplacementTest {

    private final Broker broker = MemoryBroker.create();
    private final Map<String, AtomicInteger> made = new HashMap<>();
    private final Map<String, AtomicInteger> released = new HashMap<>();
    private final List<String> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeBroker() {
        broker.close(Duration.ZERO);
    }

    private MessagingHostBuilder host(GuestFactory factory) {
        return MessagingHost.builder(factory)
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .grant(Grants.builder().send("orders.upper").build())
                .subscribe(SubscriptionSpec.builder("orders").group("test").build());
    }

    /** Counts the instances that a factory makes, and those that are released. */
    private GuestFactory counted(String name, GuestFactory factory) {
        AtomicInteger makes = made.computeIfAbsent(name, key -> new AtomicInteger());
        AtomicInteger releases = released.computeIfAbsent(name, key -> new AtomicInteger());
        return (store, messaging) -> {
            Guest guest = factory.instantiate(store, messaging);
            makes.incrementAndGet();
            return Guest.of(guest.incomingHandler(), () -> {
                releases.incrementAndGet();
                guest.close();
            });
        };
    }

    private GuestFactory java(String name, IncomingHandler handler) {
        return counted(name, (store, messaging) -> Guest.of(handler, () -> {}));
    }

    private static int count(Map<String, AtomicInteger> counts, String name) {
        return counts.getOrDefault(name, new AtomicInteger()).get();
    }

    private void publish(String text) {
        broker.publish(Envelope.of("orders", text)).toCompletableFuture().join();
    }

    private static String text(dev.witloof.bindings.wasi.messaging.Types.Message message) {
        return new String(message.data(), StandardCharsets.UTF_8);
    }

    @Test
    void noMessageIsLostOrHandledTwiceWhileComponentsTakeTurns() throws Exception {
        int count = 6_000;
        Inbox inbox = new Inbox(broker, "orders.upper");
        GuestFactory c = counted("c", GuestFactory.of(Guests.load("upper-c")));
        GuestFactory rust = counted("rust", GuestFactory.of(Guests.load("upper-rust")));
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        MessagingHost host = host(c).instances(4).start();
        try (host) {
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < count; i++) {
                    publish("message " + i);
                }
            });
            for (int i = 0; i < count; i++) {
                expected.add("MESSAGE " + i);
                found.add(inbox.next().text());
                if (i % 500 == 499) {
                    host.replace(i % 1000 == 499 ? rust : c);
                }
            }
            publishing.get(60, TimeUnit.SECONDS);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(inbox.waiting()).isZero();
        assertThat(count(made, "rust")).isGreaterThanOrEqualTo(6);
        assertThat(count(made, "c")).isEqualTo(count(released, "c"));
        assertThat(count(made, "rust")).isEqualTo(count(released, "rust"));
    }

    @Test
    void noMessageIsLostOrHandledTwiceWhileHostsTakeTurns() throws Exception {
        int count = 3_000;
        CountDownLatch all = new CountDownLatch(count);
        // More than a host waits for, so that it is closed while messages come, and not so many that one handles them
        // all.
        Semaphore room = new Semaphore(0);
        CompletableFuture<Void> publishing = null;
        while (all.getCount() > 0) {
            room.release(600);
            CountDownLatch some = new CountDownLatch((int) Math.min(all.getCount(), 400));
            try (MessagingHost host = host(java("each", message -> {
                        handled.add(text(message));
                        some.countDown();
                        all.countDown();
                    }))
                    .instances(3)
                    .start()) {
                assertThat(host).isNotNull();
                if (publishing == null) {
                    publishing = CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < count; i++) {
                            room.acquireUninterruptibly();
                            publish("message " + i);
                        }
                    });
                }
                await(some);
            }
        }
        assertThat(handled).hasSize(count).doesNotHaveDuplicates();
        assertThat(count(made, "each")).isGreaterThan(3).isEqualTo(count(released, "each"));
    }

    @Test
    void fromTheReplacementOnTheNewComponentHandlesEveryMessage() throws Exception {
        int count = 2_000;
        CountDownLatch some = new CountDownLatch(count / 4);
        CountDownLatch all = new CountDownLatch(count);
        MessagingHost host = host(java("old", message -> {
                    handled.add("old");
                    some.countDown();
                    all.countDown();
                }))
                .instances(1)
                .start();
        try (host) {
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < count; i++) {
                    publish("message");
                    if (i == count / 2) {
                        await(some);
                        host.replace(java("new", message -> {
                            handled.add("new");
                            all.countDown();
                        }));
                    }
                }
            });
            publishing.get(60, TimeUnit.SECONDS);
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        }
        int first = handled.indexOf("new");
        assertThat(first).isBetween(count / 4, count - 1);
        assertThat(handled.subList(0, first)).containsOnly("old");
        assertThat(handled.subList(first, handled.size())).containsOnly("new");
        assertThat(handled).hasSize(count);
    }

    @Test
    void whatIsInWorkEndsOnTheOldComponentWhichIsClosedThen() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<String> ofNew = new CompletableFuture<>();
        MessagingHost host = host(java("old", message -> {
                    entered.countDown();
                    await(leave);
                    handled.add("old " + text(message));
                }))
                .instances(2)
                .start();
        try (host) {
            publish("1");
            assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
            host.replace(java("new", message -> {
                handled.add("new " + text(message));
                ofNew.complete(text(message));
            }));
            publish("2");
            assertThat(ofNew.get(60, TimeUnit.SECONDS)).isEqualTo("2");
            assertThat(count(released, "old")).isEqualTo(0);
            leave.countDown();
        }
        assertThat(handled).containsExactly("new 2", "old 1");
        assertThat(count(released, "old")).isEqualTo(1);
        assertThat(count(released, "new")).isEqualTo(count(made, "new"));
    }

    @Test
    void aComponentThatCannotTakeOverLeavesTheOldOneRunning() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        MessagingHost host = host(java("old", message -> {
                    handled.add(text(message));
                    done.countDown();
                }))
                .instances(1)
                .start();
        try (host) {
            assertThatThrownBy(() -> host.replace(Guests.load("greet"))).isInstanceOf(LinkException.class);
            GuestFactory broken = (store, messaging) -> {
                throw new IllegalStateException("cannot start");
            };
            assertThatThrownBy(() -> host.replace(broken)).hasMessage("cannot start");
            publish("1");
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(handled).containsExactly("1");
        assertThat(count(made, "old")).isEqualTo(1);
        assertThatThrownBy(() -> host.replace(java("late", message -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the host is closed");
        assertThat(count(made, "late")).isEqualTo(0);
    }

    @Test
    void theNewComponentStartsWithTheMessageThatTheOldOneFailedOn() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(3);
        MessagingHost host = MessagingHost.builder(java("old", message -> {
                    failed.countDown();
                    throw new IllegalStateException("a bug");
                }))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .subscribe(
                        MessagingHost.DEFAULT_CONNECTION,
                        SubscriptionSpec.builder("orders").group("test").build(),
                        HandlingOptions.DEFAULT.withOnTrap(OnFailure.PAUSE))
                .instances(1)
                .start();
        try (host) {
            publish("1");
            publish("2");
            publish("3");
            assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();
            while (host.health().status() == Health.Status.UP) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            host.replace(java("new", message -> {
                handled.add(text(message));
                done.countDown();
            }));
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(handled).containsExactly("1", "2", "3");
        assertThat(count(released, "old")).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
