package dev.witloof.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a command end in order when the process is told to by SIGTERM or SIGINT: the JVM waits until the command has said
 * its exit code, and ends with that, instead of 143 or 130 at once.
 */
final class Termination implements AutoCloseable {

    private final Duration limit;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread hook = new Thread(this::onShutdown, "witloof-termination");

    private Termination(Duration limit) {
        this.limit = limit;
    }

    /** From now on the process ends when the command has, or after a limit. */
    static Termination install(Duration limit) {
        Termination termination = new Termination(limit);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
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
        asked.countDown();
        int code = ExitCode.FAILED;
        try {
            code = exitCode.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
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
