package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stream has a subject, once that is known. What is published before waits, and is then sent in the order in
 * which it came. Thread-safe.
 */
final class Route {
    private record Waiting(Function<Boolean, CompletionStage<Void>> send, CompletableFuture<Void> stage) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Boolean toStream;
    private boolean asking;
    private long since;

    synchronized boolean isOlderThan(long nanos) {
        return toStream == null || System.nanoTime() - since > nanos;
    }

    /** Whether nobody asks the server yet. */
    synchronized boolean startAsking() {
        boolean first = !asking;
        asking = true;
        return first;
    }

    /** Sends a message as soon as it is known how: whether to a stream. */
    CompletionStage<Void> send(Function<Boolean, CompletionStage<Void>> send) {
        boolean known;
        synchronized (this) {
            if (toStream == null || !waiting.isEmpty()) {
                if (waiting.size() >= Confirms.MOST_MESSAGES) {
                    return CompletableFuture.failedFuture(new BrokerException(
                            BrokerException.Kind.QUOTA,
                            waiting.size()
                                    + " messages wait for the server to say whether a stream has their subject"));
                }
                CompletableFuture<Void> stage = new CompletableFuture<>();
                waiting.add(new Waiting(send, stage));
                return stage;
            }
            known = toStream;
        }
        return send.apply(known);
    }

    /** The server has said. */
    void known(boolean stream) {
        synchronized (this) {
            toStream = stream;
            since = System.nanoTime();
            asking = false;
        }
        for (Waiting next = first(); next != null; next = next()) {
            CompletableFuture<Void> stage = next.stage();
            try {
                next.send().apply(stream).whenComplete((done, failure) -> {
                    if (failure == null) {
                        stage.complete(null);
                    } else {
                        stage.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException e) {
                stage.completeExceptionally(e);
            }
        }
    }

    /** The server has not said; what was known before holds on. */
    void failed(BrokerException why) {
        synchronized (this) {
            asking = false;
        }
        for (Waiting next = first(); next != null; next = next()) {
            next.stage().completeExceptionally(why);
        }
    }

    private synchronized @Nullable Waiting first() {
        return waiting.peek();
    }

    /** Takes away what has been sent; only then may others go ahead. */
    private synchronized @Nullable Waiting next() {
        waiting.poll();
        return waiting.peek();
    }
}
