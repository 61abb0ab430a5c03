package dev.witloof.broker.nats;

import dev.witloof.broker.Delivery;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting in tests, with a limit. */
final class Waiting {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture()
                    .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within " + LIMIT);
        }
        return next;
    }

    static String acked(BlockingQueue<Delivery> queue) throws InterruptedException {
        Delivery next = next(queue);
        await(next.ack());
        return next.envelope().text();
    }

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        // The time before the condition, which may come true while this thread has to wait for its turn.
        for (boolean late = false; !condition.getAsBoolean(); late = System.nanoTime() - start > LIMIT.toNanos()) {
            if (late) {
                throw new AssertionError("waited " + LIMIT + " until " + what);
            }
            Thread.sleep(5);
        }
    }
}
