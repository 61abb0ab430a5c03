package dev.witloof.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets a command end in order when the process is told to by SIGTERM or SIGINT: the JVM waits until the command has said
 * its exit code, and ends with that, instead of 143 or 130 at once. Until the command hosts, the signal ends the process at
 * once with those codes, which is told.
 */
final class Termination implements AutoCloseable {

    /** How far the command is. */
    private enum Stage {
        STARTING,
        HOSTING,
        ENDED_BEFORE
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.STARTING);
    private final CompletableFuture<Duration> limit = new CompletableFuture<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread hook = new Thread(this::onShutdown, "witloof-termination");

    private Termination() {}

    /** From now on the process says that it is told to end. */
    static Termination install() {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /**
     * From now on the process ends when the command has, or after a limit.
     *
     * @return false if it was told to end before, and is ending
     */
    boolean hosting(Duration most) {
        limit.complete(most);
        return stage.compareAndSet(Stage.STARTING, Stage.HOSTING);
    }

    /** Waits until the process is told to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Ends the process, all output being flushed. */
    void end(int code) {
        exitCode.complete(code);
    }

    private void onShutdown() {
        if (stage.compareAndSet(Stage.STARTING, Stage.ENDED_BEFORE)) {
            System.err.println("ended by a signal before it hosted");
            return;
        }
        asked.countDown();
        int code = ExitCode.FAILED;
        try {
            code = exitCode.get(TimeUnit.NANOSECONDS.convert(limit.join()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("error: the host did not end in time");
        }
        // Not exit, which waits for this very thread.
        Runtime.getRuntime().halt(code);
    }

    /** Lets the process end as usual again, unless it is ending. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Then the hook ends the process.
        }
    }
}
