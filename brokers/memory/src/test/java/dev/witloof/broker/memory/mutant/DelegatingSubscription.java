package dev.witloof.broker.memory.mutant;

import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;

/** A subscription like another, for mutants to change. */
class DelegatingSubscription implements Subscription {
    private final Subscription subscription;

    DelegatingSubscription(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public SubscriptionSpec spec() {
        return subscription.spec();
    }

    @Override
    public void pause() {
        subscription.pause();
    }

    @Override
    public void resume() {
        subscription.resume();
    }

    @Override
    public int inFlight() {
        return subscription.inFlight();
    }

    @Override
    public boolean healthy() {
        return subscription.healthy();
    }

    @Override
    public void close(Duration grace) {
        subscription.close(grace);
    }
}
