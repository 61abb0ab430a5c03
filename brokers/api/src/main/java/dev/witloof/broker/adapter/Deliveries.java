package dev.witloof.broker.adapter;

import dev.witloof.broker.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** Where a message is that does not wait to be handed out. */
    enum Place {
        /** With the sink, unsettled. */
        HANDED_OUT,
        /** Settled, and the broker is being asked to hand it out again. */
        RETRYING,
        /** Settled, and kept for the time of its next attempt. */
        DELAYED,
        /** Settled, and kept until its dead letter is safe. */
        DYING,
        /** Settled, and the broker is being told so; from here on it must be told nothing else. */
        LEAVING
    }

    /** Those that take a place of the limit. */
    private static final Set<Place> IN_FLIGHT = EnumSet.complementOf(EnumSet.of(Place.LEAVING));

    /** Those whose broker has been told nothing, so that they can be given back. */
    private static final Set<Place> UNTOLD = EnumSet.of(Place.HANDED_OUT, Place.DELAYED, Place.DYING);

    /** Those that wait for no time of their own. */
    private static final Set<Place> BUSY = EnumSet.complementOf(EnumSet.of(Place.DELAYED));

    private final int limit;
    private final Deque<AdapterDelivery> waiting = new ArrayDeque<>();
    private final Map<Place, Set<AdapterDelivery>> placed = new EnumMap<>(Place.class);

    /** How many threads wait in {@link #awaitRoom} and in {@link #awaitSettled}; nobody else has to be woken. */
    private int awaitingRoom;

    private int awaitingSettled;
    private boolean opened;
    private boolean pumped;
    private boolean paused;
    private boolean cutOff;
    private boolean draining;
    private boolean stopped;
    private boolean closed;

    Deliveries(int limit) {
        this.limit = limit;
        for (Place place : Place.values()) {
            placed.put(place, new LinkedHashSet<>());
        }
    }

    private Set<AdapterDelivery> in(Place place) {
        return Objects.requireNonNull(placed.get(place));
    }

    private int inFlight() {
        int count = 0;
        for (Place place : IN_FLIGHT) {
            count += in(place).size();
        }
        return count;
    }

    /** Takes a message in; false after the end. */
    synchronized boolean add(AdapterDelivery delivery) {
        return !stopped && waiting.add(delivery);
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
            in(Place.HANDED_OUT).add(next);
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
        return remove(delivery, from) && in(to).add(delivery);
    }

    /** Forgets a message; false if it was not there any more. */
    synchronized boolean remove(AdapterDelivery delivery, Place from) {
        boolean found = in(from).remove(delivery);
        if (awaitingSettled > 0) {
            notifyAll();
        }
        return found;
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
        in(Place.HANDED_OUT).forEach(delivery -> delivery.settle(Settlement.RETURNED));
        waiting.clear();
        placed.values().forEach(Set::clear);
        notifyAll();
    }

    /** Forgets some messages. */
    void lose(Predicate<? super Receipt> which) {
        List<AdapterDelivery> all = new ArrayList<>();
        synchronized (this) {
            placed.values().forEach(all::addAll);
            all.addAll(waiting);
        }
        all.removeIf(delivery -> !which.test(delivery.receipt()));
        forget(all);
    }

    private synchronized void forget(List<AdapterDelivery> some) {
        // By receipt, because a next attempt may have taken the place of one of these meanwhile.
        Set<Receipt> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        some.forEach(delivery -> gone.add(delivery.receipt()));
        for (AdapterDelivery delivery : in(Place.HANDED_OUT)) {
            if (gone.contains(delivery.receipt())) {
                Settlement unused = delivery.settle(Settlement.RETURNED);
            }
        }
        placed.values().forEach(place -> place.removeIf(delivery -> gone.contains(delivery.receipt())));
        waiting.removeIf(delivery -> gone.contains(delivery.receipt()));
        notifyAll();
    }

    /** All that the broker has been told nothing about, in about the order in which it came. */
    synchronized List<AdapterDelivery> untold() {
        List<AdapterDelivery> untold = new ArrayList<>();
        UNTOLD.forEach(place -> untold.addAll(in(place)));
        untold.addAll(waiting);
        return untold;
    }

    /** Why one of these is still here although it was given up, if one is. */
    synchronized Optional<String> refusal() {
        return Stream.concat(IN_FLIGHT.stream().flatMap(place -> in(place).stream()), waiting.stream())
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
        List<AdapterDelivery> idle = new ArrayList<>(in(Place.DELAYED));
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

    synchronized boolean isClosed() {
        return closed;
    }

    /** How many are with the sink. */
    synchronized int handedOut() {
        return in(Place.HANDED_OUT).size();
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
        boolean drained = !draining
                || stopped
                || paused
                || (waiting.isEmpty() && in(Place.DELAYED).isEmpty());
        return drained && BUSY.stream().allMatch(place -> in(place).isEmpty());
    }
}
