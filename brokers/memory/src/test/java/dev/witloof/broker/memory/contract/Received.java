package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A sink that keeps deliveries for a test to look at, unsettled. */
final class Received implements Consumer<Delivery> {
    private static final long SECONDS = 10;

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    @Override
    public void accept(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** Waits for the next delivery. */
    Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(delivery).as("a delivery within %s seconds", SECONDS).isNotNull();
        return delivery;
    }

    /** Waits for some deliveries. */
    List<Delivery> next(int count) throws InterruptedException {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** Waits for some deliveries, acknowledges them, and gives their texts. */
    List<String> ackedTexts(int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Delivery delivery = next();
            BrokerContract.await(delivery.ack());
            texts.add(delivery.envelope().text());
        }
        return texts;
    }

    /** Sees that nothing more comes for a while. */
    void nothingFor(Duration time) throws InterruptedException {
        assertThat(deliveries.poll(time.toMillis(), TimeUnit.MILLISECONDS))
                .as("a delivery that should not come")
                .isNull();
    }
}
