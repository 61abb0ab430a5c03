package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sink that keeps deliveries for a test to look at, unsettled. */
final class Received implements Consumer<Delivery> {
    private final BrokerHarness harness;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    /** What it is the sink of, where a fixture subscribed it. */
    volatile @Nullable Subscription subscription;

    Received(BrokerHarness harness) {
        this.harness = harness;
    }

    Subscription subscription() {
        return Objects.requireNonNull(subscription, "subscription");
    }

    @Override
    public void accept(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** Waits for the next delivery. */
    Delivery next() throws InterruptedException {
        return next(harness.patience());
    }

    /** Waits for a delivery that the broker hands out again by itself. */
    Delivery nextAgain() throws InterruptedException {
        return next(harness.patience().plus(harness.redelivery()));
    }

    private Delivery next(Duration wait) throws InterruptedException {
        Delivery delivery = deliveries.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(delivery).as("a delivery within %s", wait).isNotNull();
        return delivery;
    }

    /** A delivery that is there or comes within a time. */
    @Nullable
    Delivery poll(Duration wait) throws InterruptedException {
        return deliveries.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** All that is there now. */
    List<Delivery> drain() {
        List<Delivery> all = new ArrayList<>();
        deliveries.drainTo(all);
        return all;
    }

    /** Waits for some deliveries. */
    List<Delivery> next(int count) throws InterruptedException {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** Waits for the next delivery, acknowledges it, and gives its text. */
    String ackedText() throws InterruptedException {
        Delivery delivery = next();
        delivery.ack()
                .toCompletableFuture()
                .orTimeout(harness.patience().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return delivery.envelope().text();
    }

    /** Waits for some deliveries, acknowledges them, and gives their texts. */
    List<String> ackedTexts(int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(ackedText());
        }
        return texts;
    }

    /** Sees that nothing more comes for a while. */
    void nothingMore() throws InterruptedException {
        Delivery more = poll(harness.quiet());
        assertThat(more == null ? "nothing" : more.envelope() + ", attempt " + more.attempt())
                .as("a delivery that should not come")
                .isEqualTo("nothing");
    }
}
