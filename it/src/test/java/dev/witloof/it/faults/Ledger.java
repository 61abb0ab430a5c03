package dev.witloof.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What became of every numbered message of one campaign. Thread-safe. */
final class Ledger {
    private static final int EXAMPLES = 10;

    private final String campaign;
    private final Disturbances disturbances;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private int confirmed;
    private int delivered;
    private int repeated;
    private int publishedTwice;
    private int handledTwice;
    private int countedTwice;
    private int corrupted;
    private int stray;
    private int neverEnded;
    private long newestDelivered = Long.MIN_VALUE;
    private long lastEvent = System.nanoTime();

    private static final class Entry {
        final long begun = System.nanoTime();
        boolean confirmed;
        final Set<String> ids = new HashSet<>(2);
        final Set<Integer> attempts = new HashSet<>(2);
    }

    /**
     * What was counted.
     *
     * @param sent numbers whose publishing was confirmed
     * @param unsent numbers whose publishing never was
     * @param repeatedPublishes how often a publish was repeated because it was not confirmed
     * @param publishesNeverEnded publishes whose stage neither completed nor failed
     * @param delivered numbers that came through, each counted once
     * @param lost numbers that were confirmed and did not come through, some of them by example
     * @param publishedTwice duplicates because a publish that was not confirmed had reached the broker all the same
     * @param handledTwice duplicates because a message was handed to a host again after the guest had sent its answer
     * @param countedTwice duplicates because an answer was handed to the counting side again
     * @param unexplained duplicates of messages that nothing has disturbed, some of them by example
     * @param corrupted messages whose checksum is wrong
     * @param stray messages that are no number of this campaign
     */
    record Counts(
            int sent,
            int unsent,
            int repeatedPublishes,
            int publishesNeverEnded,
            int delivered,
            int lost,
            List<Integer> lostExamples,
            int publishedTwice,
            int handledTwice,
            int countedTwice,
            List<String> unexplained,
            int corrupted,
            int stray) {

        int duplicates() {
            return publishedTwice + handledTwice + countedTwice;
        }
    }

    Ledger(String campaign, Disturbances disturbances) {
        this.campaign = campaign;
        this.disturbances = disturbances;
    }

    /** The first attempt at the next message. */
    synchronized Numbered next() {
        entries.add(new Entry());
        return new Numbered(campaign, entries.size() - 1, 1);
    }

    /** Another attempt, because the one before was not confirmed. */
    synchronized Numbered again(Numbered message) {
        repeated++;
        return new Numbered(campaign, message.number(), message.attempt() + 1);
    }

    synchronized void neverEnded() {
        neverEnded++;
    }

    synchronized void confirmed(Numbered message) {
        Entry entry = entries.get(message.number());
        if (!entry.confirmed) {
            entry.confirmed = true;
            confirmed++;
        }
        event();
    }

    /**
     * Something came through.
     *
     * @param read the message, or nothing if its checksum is wrong
     * @param id what the broker calls it
     */
    synchronized void arrived(Optional<Numbered> read, String id) {
        event();
        if (read.isEmpty()) {
            corrupted++;
            return;
        }
        Numbered message = read.get();
        if (!message.campaign().equals(campaign) || message.number() >= entries.size()) {
            stray++;
            return;
        }
        Entry entry = entries.get(message.number());
        boolean newId = entry.ids.add(id);
        boolean newAttempt = entry.attempts.add(message.attempt());
        if (entry.ids.size() == 1 && newId) {
            delivered++;
            newestDelivered = Math.max(newestDelivered, entry.begun);
            return;
        }
        if (!newId) {
            countedTwice++;
        } else if (newAttempt) {
            publishedTwice++;
        } else {
            handledTwice++;
        }
        if (!disturbances.anyBetween(entry.begun, System.nanoTime()) && unexplained.size() < EXAMPLES) {
            unexplained.add(
                    message.number() + (newId ? newAttempt ? " published" : " handled" : " counted") + " twice");
        }
    }

    private void event() {
        lastEvent = System.nanoTime();
        notifyAll();
    }

    /** How many messages are under way, or lost. */
    synchronized int underWay() {
        return entries.size() - delivered;
    }

    /** Waits until a message has come through whose publishing began after a moment. */
    synchronized boolean awaitDeliveredAfter(long moment, Duration limit) throws InterruptedException {
        return await(() -> newestDelivered - moment > 0 && newestDelivered != Long.MIN_VALUE, limit);
    }

    /** Waits until at least so many have come through. */
    synchronized boolean awaitDelivered(int count, Duration limit) throws InterruptedException {
        return await(() -> delivered >= count, limit);
    }

    /** Waits until all have come through, as long as there is something new within the limit. */
    synchronized boolean awaitAll(Duration quiet) throws InterruptedException {
        while (!complete()) {
            long left = quiet.toNanos() - (System.nanoTime() - lastEvent);
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /** Waits until nothing has come for some time. */
    synchronized void awaitQuiet(Duration quiet) throws InterruptedException {
        for (long left = 1; left > 0; left = quiet.toNanos() - (System.nanoTime() - lastEvent)) {
            wait(left / 1_000_000 + 1);
        }
    }

    private boolean complete() {
        return lost(1).isEmpty();
    }

    private List<Integer> lost(int most) {
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < entries.size() && lost.size() < most; i++) {
            if (entries.get(i).confirmed && entries.get(i).ids.isEmpty()) {
                lost.add(i);
            }
        }
        return lost;
    }

    private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    synchronized Counts counts() {
        List<Integer> lost = lost(Integer.MAX_VALUE);
        return new Counts(
                confirmed,
                entries.size() - confirmed,
                repeated,
                neverEnded,
                delivered,
                lost.size(),
                lost.subList(0, Math.min(EXAMPLES, lost.size())),
                publishedTwice,
                handledTwice,
                countedTwice,
                List.copyOf(unexplained),
                corrupted,
                stray);
    }
}
