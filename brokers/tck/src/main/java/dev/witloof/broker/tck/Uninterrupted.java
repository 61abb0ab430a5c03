package dev.witloof.broker.tck;

import java.util.concurrent.CountDownLatch;

/** Waiting where no checked exception may be thrown. */
final class Uninterrupted {
    private Uninterrupted() {}

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
