package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ForwardingBroker;
import dev.witloof.broker.Health.Status;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class HostHealthTest {

    private final Broker broker = MemoryBroker.create();
    private final Broker spare = MemoryBroker.create();

    @AfterEach
    void closeBrokers() {
        broker.close(Duration.ZERO);
        spare.close(Duration.ZERO);
    }

    private MessagingHostBuilder host(GuestFactory factory, HandlingOptions options) {
        return host(broker, factory, options);
    }

    private MessagingHostBuilder host(Broker first, GuestFactory factory, HandlingOptions options) {
        return MessagingHost.builder(factory)
                .connection(MessagingHost.DEFAULT_CONNECTION, first)
                .connection("spare", spare)
                .instances(1)
                .subscribe(
                        MessagingHost.DEFAULT_CONNECTION,
                        SubscriptionSpec.builder("orders")
                                .group("test")
                                .maxAttempts(1)
                                .backoff(Backoff.NONE)
                                .build(),
                        options);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            broker.publish(Envelope.of("orders", "x")).toCompletableFuture().join();
        }
    }

    private static HostHealth await(MessagingHost host, Predicate<HostHealth> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        HostHealth health = host.health();
        while (!wanted.test(health)) {
            assertThat(System.nanoTime()).as(health.toString()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
            health = host.health();
        }
        return health;
    }

    @Test
    void aHostIsUpThenBeingClosedThenClosed() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        GuestFactory slow = (store, messaging) -> Guest.of(
                message -> {
                    entered.countDown();
                    try {
                        leave.await(5, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                () -> {});
        MessagingHost host = host(slow, HandlingOptions.DEFAULT).start();
        assertThat(host.health().status()).isEqualTo(Status.UP);
        assertThat(host.health().detail()).isEmpty();
        assertThat(host.health().connections()).containsOnlyKeys("default", "spare");
        publish(1);
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(host::close);
        HostHealth draining = await(host, health -> health.state() != HostHealth.State.RUNNING);
        assertThat(draining.state()).isEqualTo(HostHealth.State.DRAINING);
        assertThat(draining.status()).isEqualTo(Status.DOWN);
        assertThat(draining.detail()).isEqualTo("the host is being closed");
        leave.countDown();
        closing.get(60, TimeUnit.SECONDS);
        assertThat(host.health().state()).isEqualTo(HostHealth.State.CLOSED);
        assertThat(host.health().detail()).startsWith("the host is closed; subscription to orders (group test)");
    }

    @Test
    void aConnectionThatIsDownDegradesAndAllOfThemAreDown() {
        try (MessagingHost host = host((store, messaging) -> Guest.of(message -> {}, () -> {}), HandlingOptions.DEFAULT)
                .start()) {
            spare.close(Duration.ZERO);
            assertThat(host.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(host.health().detail()).isEqualTo("connection spare is down: the connection is closed");
            broker.close(Duration.ZERO);
            assertThat(host.health().status()).isEqualTo(Status.DOWN);
            assertThat(host.health().subscriptions())
                    .singleElement()
                    .satisfies(one -> assertThat(one.health().status()).isEqualTo(Status.DOWN));
        }
    }

    @Test
    void aGuestThatAlwaysTrapsDegradesUntilItHandlesOrIsReplaced() throws Exception {
        AtomicInteger failing = new AtomicInteger(GuestHealth.TRAPS);
        GuestFactory trapping = (store, messaging) -> Guest.of(
                message -> {
                    if (failing.getAndDecrement() > 0) {
                        throw new IllegalStateException("a\r\nbug");
                    }
                },
                () -> {});
        try (MessagingHost host = host(trapping, HandlingOptions.DEFAULT).start()) {
            publish(GuestHealth.TRAPS);
            HostHealth bad = await(host, health -> health.status() != Status.UP);
            assertThat(bad.status()).isEqualTo(Status.DEGRADED);
            assertThat(bad.detail())
                    .startsWith("guest is degraded: at least the last 10 attempts trapped")
                    .endsWith("IllegalStateException: a bug");
            publish(1);
            await(host, health -> health.status() == Status.UP);
            failing.set(GuestHealth.TRAPS);
            publish(GuestHealth.TRAPS);
            await(host, health -> health.status() != Status.UP);
            host.replace((store, messaging) -> Guest.of(message -> {}, () -> {}));
            assertThat(host.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aGuestThatCannotBeStartedIsDownAtOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        GuestFactory once = (store, messaging) -> {
            if (made.incrementAndGet() == 2) {
                throw new IllegalStateException("no room");
            }
            return Guest.of(
                    message -> {
                        throw new IllegalStateException("trap");
                    },
                    () -> {});
        };
        try (MessagingHost host = host(once, HandlingOptions.DEFAULT).start()) {
            publish(2);
            HostHealth bad = await(host, health -> health.status() != Status.UP);
            assertThat(bad.guest().status()).isEqualTo(Status.DOWN);
            assertThat(bad.detail())
                    .contains("guest is down: no instance can be made")
                    .contains("no room");
            publish(1);
            await(host, health -> health.status() == Status.UP);
        }
    }

    @Test
    void aPausedSubscriptionDegrades() throws Exception {
        GuestFactory trapping = (store, messaging) -> Guest.of(
                message -> {
                    throw new IllegalStateException("a bug");
                },
                () -> {});
        try (MessagingHost host = host(trapping, HandlingOptions.DEFAULT.withOnFailure(OnFailure.PAUSE))
                .start()) {
            publish(1);
            HostHealth paused = await(host, health -> health.status() != Status.UP);
            assertThat(paused.status()).isEqualTo(Status.DEGRADED);
            assertThat(paused.detail())
                    .isEqualTo("subscription to orders (group test) of connection default is degraded: it is paused"
                            + " after a failed message, with 1 held back");
            host.replace((store, messaging) -> Guest.of(message -> {}, () -> {}));
            assertThat(host.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void theHealthWaitsForNoBrokerThatTakesLongToPause() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Broker slow = new ForwardingBroker(broker) {
            @Override
            public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
                Subscription real = super.subscribe(spec, sink);
                return (Subscription) Proxy.newProxyInstance(
                        Subscription.class.getClassLoader(),
                        new Class<?>[] {Subscription.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("pause")) {
                                pausing.countDown();
                                assertThat(go.await(5, TimeUnit.MINUTES)).isTrue();
                            }
                            return method.invoke(real, arguments);
                        });
            }
        };
        GuestFactory trapping = (store, messaging) -> Guest.of(
                message -> {
                    throw new IllegalStateException("a bug");
                },
                () -> {});
        try (MessagingHost host = host(slow, trapping, HandlingOptions.DEFAULT.withOnFailure(OnFailure.PAUSE))
                .start()) {
            publish(1);
            assertThat(pausing.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.supplyAsync(host::health)
                            .get(60, TimeUnit.SECONDS)
                            .status())
                    .isEqualTo(Status.DEGRADED);
            go.countDown();
        }
    }
}
