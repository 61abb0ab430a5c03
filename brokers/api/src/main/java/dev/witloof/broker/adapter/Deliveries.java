package dev.witloof.broker.adapter;

import dev.witloof.broker.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a subscription has of its broker, each in one place, and whether they may be handed out. Thread-safe;
 * calls nothing foreign under its monitor.
 */
final class Deliveries {

    /** Those that take a place of the limit. */
    private static final Set<Place> IN_FLIGHT = EnumSet.complementOf(EnumSet.of(Place.LEAVING));

    /** Those whose broker has been told nothing, so that they can be given back. */
    private static final Set<Place> UNTOLD = EnumSet.of(Place.HANDED_OUT, Place.DELAYED, Place.DYING);

    private final int limit;
    private final Deque<AdapterDelivery> waiting = new ArrayDeque<>();
    private final Placed placed = new Placed();

    /** How many threads wait in {@link #awaitRoom} and in {@link #awaitSettled}; nobody else has to be woken. */
    private int awaitingRoom;

    private int awaitingSettled;
    private boolean opened;
    private boolean pumped;
    private boolean paused;
    private boolean cutOff;
    private boolean draining;
    private boolean stopped;
    private volatile boolean closed;

    Deliveries(int limit) {
        this.limit = limit;
    }

    private int inFlight() {
        return placed.count() - placed.count(Place.LEAVING);
    }

    /** What has become of a message that was offered. */
    enum Offered {
        /** Nothing, because this has ended. */
        REFUSED,
        /** It waits. */
        TAKEN,
        /** It waits, and the caller must see to it that what waits is handed out: see {@link #claim}. */
        CLAIMED
    }

    /** Takes a message in, unless this has ended. */
    synchronized Offered offer(AdapterDelivery delivery) {
        if (stopped) {
            return Offered.REFUSED;
        }
        waiting.add(delivery);
        return claim() ? Offered.CLAIMED : Offered.TAKEN;
    }

    /** Whether there is something to hand out and nobody at it; then the caller must see to it. */
    synchronized boolean claim() {
        boolean idle = !pumped && !waiting.isEmpty() && mayHandOut();
        pumped |= idle;
        return idle;
    }

    /** Whoever handed out has ended. */
    synchronized void unclaim() {
        pumped = false;
    }

    /** The next to hand out; if there is none, the claim has ended. */
    synchronized @Nullable AdapterDelivery next() {
        AdapterDelivery next = mayHandOut() ? waiting.poll() : null;
        if (next == null) {
            pumped = false;
        } else {
            placed.add(next, Place.HANDED_OUT);
            if (awaitingRoom > 0 && waiting.size() <= limit / 2) {
                notifyAll();
            }
        }
        return next;
    }

    private boolean mayHandOut() {
        // What drains is with nobody else, and does not need its broker.
        return opened && !paused && (!cutOff || draining) && !stopped && inFlight() < limit;
    }

    /** Settles a message that was handed out, and moves it; if it is settled already, says how. */
    synchronized @Nullable Settlement settle(AdapterDelivery delivery, Settlement how, Place to) {
        Settlement before = delivery.settle(how);
        if (before == null) {
            move(delivery, Place.HANDED_OUT, to);
        }
        return before;
    }

    /** Moves a message; false if it is not there any more, because it was lost or given back. */
    synchronized boolean move(AdapterDelivery delivery, Place from, Place to) {
        return settling(placed.move(delivery, from, to));
    }

    /** Forgets a message; false if it was not there any more. */
    synchronized boolean remove(AdapterDelivery delivery, Place from) {
        return settling(placed.remove(delivery, from));
    }

    private boolean settling(boolean moved) {
        if (awaitingSettled > 0) {
            notifyAll();
        }
        return moved;
    }

    /** The time of the next attempt at a delayed message has come. */
    synchronized void due(AdapterDelivery delayed, AdapterDelivery next) {
        if (remove(delayed, Place.DELAYED)) {
            waiting.addFirst(next);
        }
    }

    /** Forgets everything, and hands out nothing more until {@link #cutOff(boolean)} says that it may. */
    synchronized void lose() {
        cutOff = true;
        remove(delivery -> true);
    }

    /** Forgets some messages. */
    void lose(Predicate<? super Receipt> which) {
        List<AdapterDelivery> all = new ArrayList<>();
        synchronized (this) {
            all.addAll(placed.in(EnumSet.allOf(Place.class)));
            all.addAll(waiting);
        }
        all.removeIf(delivery -> !which.test(delivery.receipt()));
        forget(all);
    }

    private synchronized void forget(List<AdapterDelivery> some) {
        // By receipt, because a next attempt may have taken the place of one of these meanwhile.
        Set<Receipt> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        some.forEach(delivery -> gone.add(delivery.receipt()));
        remove(delivery -> gone.contains(delivery.receipt()));
    }

    private void remove(Predicate<AdapterDelivery> which) {
        placed.removeIf(delivery -> {
            boolean gone = which.test(delivery);
            if (gone && delivery.isIn(Place.HANDED_OUT)) {
                Settlement unused = delivery.settle(Settlement.RETURNED);
            }
            return gone;
        });
        waiting.removeIf(which);
        notifyAll();
    }

    /** All that the broker has been told nothing about, in about the order in which it came. */
    synchronized List<AdapterDelivery> untold() {
        List<AdapterDelivery> untold = placed.in(UNTOLD);
        untold.addAll(waiting);
        return untold;
    }

    /** Why one of these is still here although it was given up, if one is. */
    synchronized Optional<String> refusal() {
        return Stream.concat(placed.in(IN_FLIGHT).stream(), waiting.stream())
                .map(AdapterDelivery::refusal)
                .filter(Objects::nonNull)
                .findFirst();
    }

    synchronized void open() {
        opened = true;
    }

    /** Whether this changed anything. */
    synchronized boolean pause(boolean on) {
        boolean changed = paused != on && !stopped;
        if (changed) {
            paused = on;
            notifyAll();
        }
        return changed;
    }

    synchronized void cutOff(boolean on) {
        cutOff = on;
        notifyAll();
    }

    synchronized boolean isCutOff() {
        return cutOff;
    }

    /**
     * Begins the end: takes in and hands out nothing more for good, or has all that came handed out before that, also after a
     * pause. False if it was begun before.
     */
    synchronized boolean end(boolean drains) {
        boolean first = !draining && !stopped;
        draining |= drains;
        stopped |= !drains;
        paused &= !(first && drains);
        notifyAll();
        return first;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Takes out what waits here. */
    synchronized List<AdapterDelivery> takeIdle() {
        List<AdapterDelivery> idle = placed.in(EnumSet.of(Place.DELAYED));
        idle.addAll(waiting);
        forget(idle);
        return idle;
    }

    /** Takes out all that the broker has been told nothing about. */
    synchronized List<AdapterDelivery> close() {
        List<AdapterDelivery> untold = untold();
        forget(untold);
        stopped = true;
        closed = true;
        return untold;
    }

    boolean isClosed() {
        return closed;
    }

    /** How many are with the sink. */
    synchronized int handedOut() {
        return placed.count(Place.HANDED_OUT);
    }

    synchronized int room() {
        return paused || cutOff || stopped ? 0 : Math.max(0, limit - inFlight() - waiting.size());
    }

    synchronized boolean awaitRoom() throws InterruptedException {
        if (waiting.size() >= limit) {
            awaitingRoom++;
            try {
                while (!stopped && !draining && waiting.size() > limit / 2) {
                    wait();
                }
            } finally {
                awaitingRoom--;
            }
        }
        return !stopped;
    }

    /** Waits until nothing is with the sink, or being settled at the broker, nor left to drain, or the time is over. */
    synchronized void awaitSettled(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        awaitingSettled++;
        try {
            while (!closed && !allSettled()) {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } finally {
            awaitingSettled--;
        }
    }

    private boolean allSettled() {
        boolean drained = !draining || stopped || paused || (waiting.isEmpty() && placed.count(Place.DELAYED) == 0);
        return drained && placed.count() == placed.count(Place.DELAYED);
    }
}
