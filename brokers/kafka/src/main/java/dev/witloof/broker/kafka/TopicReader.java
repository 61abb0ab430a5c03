package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** A subscription's side of Kafka: what a group and broadcast have in common. */
abstract class TopicReader implements Intake, PollLoop.Work {
    private static final int MOST_PER_POLL = 500;

    private final AdapterSubscription subscription;
    private final Reachability reachability;
    private final PollLoop loop;
    private volatile boolean stopped;

    // Touched by the loop's thread alone.
    private boolean interrupted;
    private boolean cutOff;

    /** The consumers are made for a group and a number of records per poll. */
    TopicReader(
            AdapterSubscription subscription,
            Reachability reachability,
            Optional<String> group,
            KafkaSettings settings,
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        this.subscription = subscription;
        this.reachability = reachability;
        int perPoll = Math.min(subscription.spec().maxInFlight(), MOST_PER_POLL);
        this.loop = new PollLoop(
                subscription.spec().topic(),
                this,
                () -> consumers.apply(settings.consumer(group, perPoll)),
                reachability);
    }

    /** The consumer has what it reads, at first or again. */
    final void reads() {
        interrupted = false;
        loop.isReady();
    }

    /** The consumer has nothing to read until it says so again. */
    final void readsNothing() {
        interrupted = true;
    }

    final AdapterSubscription subscription() {
        return subscription;
    }

    final PollLoop loop() {
        return loop;
    }

    final boolean isReachable() {
        return reachability.isUp();
    }

    @Override
    public boolean hasRoom() {
        return !stopped && subscription.room() > 0;
    }

    @Override
    public void tick(Consumer<byte[], byte[]> consumer) {
        boolean works = !interrupted && reachability.isUp();
        if (works == cutOff) {
            cutOff = !works;
            if (works) {
                subscription.restored();
            } else {
                subscription.cutOff();
            }
        }
    }

    @Override
    public void failed(BrokerException failure) {
        interrupted = true;
        cutOff = true;
        subscription.lost();
    }

    @Override
    public void pause() {
        // The loop sees that there is no room.
    }

    @Override
    public void resume() {
        loop.roomMayBe();
    }

    @Override
    public void freed() {
        loop.roomMayBe();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        loop.close();
    }
}
