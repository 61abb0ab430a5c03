package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterThreads;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How far core publishing may be ahead of the server: the client library would let any number of messages wait, or block.
 * A publish within the window completes at once; one beyond it completes when the server has caught up; far beyond it is
 * refused. Thread-safe.
 */
final class Window {
    private static final long EVERY = 1L << 20;
    private static final long WINDOW = 16L << 20;
    private static final long LIMIT = 64L << 20;
    private static final int OVERHEAD = 256;
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final Link link;
    private final AdapterThreads threads;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long arrived;

    private record Waiting(long sent, CompletableFuture<Void> stage) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>(); // guarded by itself

    Window(Link link, AdapterThreads threads) {
        this.link = link;
        this.threads = threads;
    }

    /** Refuses another message if too much is under way. */
    void requirePlace() {
        long ahead = sent.get() - arrived;
        if (ahead > LIMIT) {
            throw new BrokerException(
                    Kind.QUOTA,
                    ahead + " bytes of messages have not reached the server yet, and the limit is " + LIMIT
                            + ": wait until publishing completes");
        }
    }

    /** A message has been given to the client. */
    CompletionStage<Void> sent(int size) {
        long position = sent.addAndGet(size + OVERHEAD);
        long ahead = position - arrived;
        if (ahead < EVERY) {
            return DONE;
        }
        CompletionStage<Void> stage = ahead < WINDOW ? DONE : waitFor(position);
        ask();
        return stage;
    }

    private CompletionStage<Void> waitFor(long position) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        synchronized (waiting) {
            waiting.add(new Waiting(position, stage));
        }
        return stage;
    }

    private void ask() {
        if (asking.compareAndSet(false, true)) {
            threads.run(this::awaitServer);
        }
    }

    private void awaitServer() {
        BrokerException failure = null;
        do {
            long asked = sent.get();
            try {
                link.flush();
            } catch (BrokerException e) {
                failure = e;
            }
            // After a failure nothing is known; the messages are not counted twice, whatever became of them.
            arrived = asked;
            release(asked, failure);
        } while (failure == null && sent.get() - arrived >= EVERY);
        asking.set(false);
        boolean left;
        synchronized (waiting) {
            left = !waiting.isEmpty();
        }
        if (left) {
            ask();
        }
    }

    private void release(long upTo, @Nullable BrokerException failure) {
        while (true) {
            CompletableFuture<Void> stage;
            synchronized (waiting) {
                Waiting first = waiting.peek();
                if (first == null || (failure == null && first.sent() - upTo > WINDOW)) {
                    return;
                }
                waiting.poll();
                stage = first.stage();
            }
            if (failure == null) {
                stage.complete(null);
            } else {
                stage.completeExceptionally(failure);
            }
        }
    }
}
