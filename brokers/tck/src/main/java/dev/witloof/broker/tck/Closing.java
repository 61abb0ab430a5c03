package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that closes something, in a thread of its own. */
final class Closing {
    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;

    private Closing(Runnable call) {
        thread = new Thread(() -> run(call), "tck-closing");
    }

    /** Begins to close: when this returns, the call waits for something, or has ended. */
    static Closing begin(Fixture tck, Runnable call) throws InterruptedException {
        Closing closing = start(call);
        tck.eventually(
                "closing has begun", () -> closing.ended.isDone() || WAITING.contains(closing.thread.getState()));
        return closing;
    }

    /** Has a thread do it, sooner or later. */
    static Closing start(Runnable call) {
        Closing closing = new Closing(call);
        closing.thread.setDaemon(true);
        closing.thread.start();
        return closing;
    }

    private void run(Runnable call) {
        try {
            call.run();
            ended.complete(null);
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
    }

    /** Sees that it has not ended. */
    void stillWaits() {
        assertThatThrownBy(() -> ended.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    /** Completes when it has ended. */
    CompletableFuture<Void> ended() {
        return ended;
    }
}
