package dev.witloof.broker.adapter;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription between a client library, which offers receipts, and a sink, which gets deliveries. Thread-safe; made by
 * {@link AdapterBroker#subscribe}.
 *
 * <p>A message is here from {@link #offer} until it is acknowledged or given back: it waits, or it is handed out, or it is
 * held for another attempt or for its dead letter. Each takes a place of {@link SubscriptionSpec#maxInFlight()}.
 *
 * <p>A message whose dead letter is refused is handed out again as the next attempt, after half a second or more; one that
 * has no attempt left stays in its place, and only its dead letter is tried again, ever more rarely, until it is taken.
 *
 * <p>A dead letter that comes back, because the subscription's pattern stands for its topic too, is acknowledged and not
 * handed out.
 */
public final class AdapterSubscription implements Subscription {
    private final SubscriptionSpec spec;
    private final AdapterBroker broker;
    private final Deliveries deliveries;
    private final Settling settling;
    private final Handing handing;
    private final GivingBack givingBack;

    /** Held while the intake is steered, so that it sees one call at a time and in the right order. */
    private final Object steering = new Object();

    private volatile @Nullable Intake intake;

    AdapterSubscription(SubscriptionSpec spec, Consumer<? super Delivery> sink, AdapterBroker broker) {
        this.spec = spec;
        this.broker = broker;
        this.deliveries = new Deliveries(spec.maxInFlight());
        this.settling = new Settling(spec, broker, this, deliveries);
        this.handing = new Handing(sink, spec.backoff(), broker.threads(), deliveries, settling);
        this.givingBack = new GivingBack(spec, broker);
    }

    /** Ties the subscription to its client; what was offered before is handed out from now on. False if it was closed. */
    boolean open(Intake source) {
        synchronized (steering) {
            if (deliveries.isClosed()) {
                source.stop();
                source.close();
                return false;
            }
            intake = source;
            if (deliveries.isStopped()) {
                source.stop();
            }
        }
        deliveries.open();
        broker.leaseInterval().ifPresent(interval -> new Leases(broker.threads(), deliveries, interval).begin());
        wake();
        return true;
    }

    @Override
    public SubscriptionSpec spec() {
        return spec;
    }

    /**
     * Takes a message in. Never blocks and calls nothing foreign, except {@link Receipt#release} when the subscription has
     * been stopped.
     *
     * @param receipt a message of the session that is there; more than there is {@link #room} for wait here
     */
    public void offer(Receipt receipt) {
        AdapterDelivery first = AdapterDelivery.first(Objects.requireNonNull(receipt, "receipt"), settling);
        switch (deliveries.offer(first)) {
            case REFUSED -> giveBack(List.of(first));
            case CLAIMED -> handing.begin();
            case TAKEN -> {}
        }
    }

    /**
     * How many more messages can be taken in now.
     *
     * @return 0 or more; 0 while paused or cut off, and after the end
     */
    public int room() {
        return deliveries.room();
    }

    /**
     * Waits until another message may wait here, for clients whose broker cannot be told of a limit. As many may wait as
     * may be in flight; when they do, this returns once half of them have been handed out, so that the client's thread is
     * not woken for each.
     *
     * @return false if the subscription has been stopped
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public boolean awaitRoom() throws InterruptedException {
        return deliveries.awaitRoom();
    }

    /**
     * The client's session has ended: what it received can no longer be settled, and the broker hands it out again. The
     * subscription is unhealthy until {@link #restored}. What an ended session received must not be offered after this.
     */
    public void lost() {
        deliveries.lose();
    }

    /**
     * Some of what the client received can no longer be settled, and the broker hands it out again, as when a part of a
     * topic goes to another member; the session goes on. What is offered meanwhile is not looked at.
     *
     * @param which the messages that are lost; must not block
     */
    public void lost(Predicate<? super Receipt> which) {
        deliveries.lose(which);
        wake();
    }

    /**
     * The client cannot reach its broker, but its session may survive: what it received can still be settled, and nothing
     * more is handed out. The subscription is unhealthy until {@link #restored}.
     */
    public void cutOff() {
        deliveries.cutOff(true);
    }

    /** The client has a session again, or reaches its broker again. */
    public void restored() {
        deliveries.cutOff(false);
        wake();
    }

    @Override
    public void pause() {
        synchronized (steering) {
            if (deliveries.pause(true)) {
                Optional.ofNullable(intake).ifPresent(Intake::pause);
            }
        }
    }

    @Override
    public void resume() {
        synchronized (steering) {
            if (deliveries.pause(false)) {
                Optional.ofNullable(intake).ifPresent(Intake::resume);
            }
        }
        wake();
    }

    @Override
    public int inFlight() {
        return deliveries.handedOut();
    }

    @Override
    public boolean healthy() {
        return !deliveries.isClosed() && !deliveries.isCutOff();
    }

    /** Why messages that are given up have to stay, if they have: their dead letters are refused. */
    Optional<String> refusal() {
        return deliveries.refusal();
    }

    /**
     * Takes in nothing more, for good. What waits is given back; where nobody would hand it out again, it goes on being
     * handed out here if there is any time for it.
     */
    void stop(Duration grace) {
        boolean drains;
        synchronized (steering) {
            drains = drains() && !grace.isZero();
            if (deliveries.end(drains)) {
                Optional.ofNullable(intake).ifPresent(Intake::stop);
            }
        }
        if (drains) {
            wake();
        } else {
            giveBack(deliveries.takeIdle());
        }
    }

    @Override
    public void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        stop(grace);
        boolean interrupted = false;
        try {
            deliveries.awaitSettled(TimeUnit.NANOSECONDS.convert(grace));
        } catch (InterruptedException e) {
            // It ends the wait, but must not reach the client, which has something to finish.
            interrupted = true;
        }
        synchronized (steering) {
            if (!deliveries.isClosed()) {
                giveBack(deliveries.close());
                Optional.ofNullable(intake).ifPresent(Intake::close);
                broker.ended(this);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean drains() {
        Intake source = intake;
        return source != null && source.drains();
    }

    /** Gives back messages that are not here any more. */
    void giveBack(List<AdapterDelivery> some) {
        givingBack.all(some, drains());
    }

    /** A message has left, so that the client may take in another. */
    void freed() {
        Intake source = intake;
        if (source != null && !deliveries.isClosed()) {
            source.freed();
        }
    }

    /** Hands out what may be. */
    void wake() {
        handing.wake();
    }

    @Override
    public String toString() {
        return spec.toString();
    }
}
