package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.Health;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing where a message that is given back is gone. */
@Timeout(300)
class DrainingTest extends ScriptedTest {
    private static final Duration LONG = Duration.ofMinutes(4);

    @BeforeEach
    void drains() {
        broker.drains = true;
    }

    private void acked(String text) throws InterruptedException {
        Delivery delivery = next();
        assertThat(delivery.envelope().text()).isEqualTo(text);
        await(delivery.ack());
    }

    private static void await(CompletableFuture<Void> closing) {
        closing.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void whatWaitsIsHandedOutWithinTheGrace() throws InterruptedException {
        subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        broker.arrives("b");
        broker.arrives("c");
        Delivery first = next();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> broker.close(LONG));
        eventually(() -> broker.told.contains("stop"));
        broker.arrives("d");
        await(first.ack());
        acked("b");
        Delivery third = next();
        await(third.retry(Duration.ofMillis(20), "busy"));
        // It keeps its place meanwhile, which is the only one.
        acked("c");
        acked("d");

        await(closing);
        assertThat(broker.told).doesNotContain("release b", "release c", "release d");
        assertThat(broker.health()).isEqualTo(Health.down("the connection was closed"));
    }

    @Test
    void theGraceBoundsItAndWhatIsLeftIsTold() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        broker.arrives("b");
        broker.arrives("c");
        next();

        subscription.close(Duration.ofMillis(50));

        assertThat(received).isEmpty();
        assertThat(broker.told).containsExactly("stop", "release a", "release b", "release c", "close");
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(broker.health().detail()).contains("3 messages are gone");
        broker.arrives("d");
        broker.close(Duration.ZERO);
        assertThat(broker.health().detail()).contains("closed", "4 messages are gone");
    }

    @Test
    void aPauseEndsWithTheSubscription() throws InterruptedException {
        Subscription subscription = subscribe(orders().build());
        subscription.pause();
        broker.arrives("a");

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> subscription.close(LONG));

        acked("a");
        await(closing);
    }

    @Test
    void aPauseMeanwhileIsTheEndOfIt() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        broker.arrives("b");
        Delivery first = next();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> subscription.close(LONG));
        eventually(() -> broker.told.contains("stop"));
        subscription.pause();
        await(first.ack());

        await(closing);
        assertThat(received).isEmpty();
        assertThat(broker.told).contains("release b");
    }

    @Test
    void withoutGraceNothingMoreIsHandedOut() throws InterruptedException {
        Subscription subscription = subscribe(orders().maxInFlight(1).build());
        broker.arrives("a");
        broker.arrives("b");
        next();

        subscription.close();

        assertThat(received).isEmpty();
        assertThat(broker.told).containsExactly("stop", "release b", "release a", "close");
    }
}
