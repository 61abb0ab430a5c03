package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a partition are done, and up to where the broker knows it. Kafka keeps one offset per partition, so a
 * message is committed when all before it are done too. Thread-safe.
 */
final class PartitionProgress {
    private static final long UNKNOWN = -1;

    private final NavigableSet<Long> unsettled = new TreeSet<>();

    /** Who waits for a commit, by the offset that must be committed. */
    private final NavigableMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>();

    private long next;
    private long committed;
    private @Nullable BrokerException over;

    /** Progress of a partition that is read from wherever the client says. */
    PartitionProgress() {
        this(UNKNOWN);
    }

    /** Progress of a partition that is read from an offset. */
    PartitionProgress(long start) {
        this.next = start;
        this.committed = start;
    }

    /** A message has come in; messages come in the order of their offsets. */
    synchronized void received(long offset) {
        if (next == UNKNOWN) {
            committed = offset;
        }
        unsettled.add(offset);
        next = offset + 1;
    }

    /**
     * A message is done.
     *
     * @return completes when it is committed; at once if an earlier message is not done, with which it will be committed
     */
    CompletionStage<Void> done(long offset) {
        synchronized (this) {
            if (over != null) {
                return CompletableFuture.failedFuture(over);
            }
            unsettled.remove(offset);
            return offset < position() ? waitFor(offset + 1) : CompletableFuture.completedFuture(null);
        }
    }

    /** A message is done, and nobody wants to know of a commit. */
    synchronized void forget(long offset) {
        unsettled.remove(offset);
    }

    private CompletionStage<Void> waitFor(long offset) {
        return waiting.computeIfAbsent(offset, at -> new CompletableFuture<>()).minimalCompletionStage();
    }

    /** The offset of the first message that is not done, or of the next one to come; -1 if none came yet. */
    synchronized long position() {
        return unsettled.isEmpty() ? next : unsettled.first();
    }

    /** What there is to commit. */
    synchronized OptionalLong due() {
        long position = position();
        return over == null && position > committed ? OptionalLong.of(position) : OptionalLong.empty();
    }

    /** Nothing more is done here: what was not, is read again from {@link #position}. */
    synchronized void restart() {
        next = position();
        unsettled.clear();
    }

    /** An offset has been committed. */
    void committed(long offset) {
        List<CompletableFuture<Void>> reached;
        synchronized (this) {
            committed = Math.max(committed, offset);
            reached = take(waiting.headMap(offset, true));
        }
        reached.forEach(stage -> stage.complete(null));
    }

    /** An offset could not be committed; it may be another time. */
    void failed(long offset, BrokerException failure) {
        List<CompletableFuture<Void>> concerned;
        synchronized (this) {
            concerned = take(waiting.headMap(offset, true));
        }
        concerned.forEach(stage -> stage.completeExceptionally(failure));
    }

    /** The partition is gone from here; whatever is not committed, somebody else gets again. */
    void end(BrokerException why) {
        List<CompletableFuture<Void>> left;
        synchronized (this) {
            over = why;
            left = take(waiting);
        }
        left.forEach(stage -> stage.completeExceptionally(why));
    }

    private static List<CompletableFuture<Void>> take(NavigableMap<Long, CompletableFuture<Void>> some) {
        Collection<CompletableFuture<Void>> stages = some.values();
        List<CompletableFuture<Void>> taken = new ArrayList<>(stages);
        some.clear();
        return taken;
    }
}
