package dev.witloof.broker.adapter;

import java.util.concurrent.CountDownLatch;

/** Waiting on threads that nobody interrupts. */
final class Uninterrupted {
    private Uninterrupted() {}

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
