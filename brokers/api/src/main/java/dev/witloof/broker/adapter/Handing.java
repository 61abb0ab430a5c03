package dev.witloof.broker.adapter;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.PromptSink;
import java.util.function.Consumer;

/** Hands the messages of a subscription to its sink, one at a time. Thread-safe; holds no lock while it does. */
final class Handing {
    private final Consumer<? super Delivery> sink;
    private final Backoff backoff;
    private final AdapterThreads threads;
    private final Deliveries deliveries;
    private final Settling settling;

    Handing(
            Consumer<? super Delivery> sink,
            Backoff backoff,
            AdapterThreads threads,
            Deliveries deliveries,
            Settling settling) {
        this.sink = sink;
        this.backoff = backoff;
        this.threads = threads;
        this.deliveries = deliveries;
        this.settling = settling;
    }

    /** Hands out what may be, if nobody does. */
    void wake() {
        if (deliveries.claim()) {
            begin();
        }
    }

    /** Hands out what was claimed: here if the sink is prompt, otherwise on a worker. */
    void begin() {
        if (sink instanceof PromptSink) {
            pump(this::pass);
            return;
        }
        try {
            threads.run(() -> pump(this::hand));
        } catch (Throwable noThread) {
            deliveries.unclaim();
            throw noThread;
        }
    }

    private void pump(Consumer<AdapterDelivery> handing) {
        try {
            for (AdapterDelivery next = deliveries.next(); next != null; next = deliveries.next()) {
                handing.accept(next);
            }
        } catch (Throwable outOfMemory) {
            deliveries.unclaim();
            throw outOfMemory;
        }
    }

    /** Hands a delivery to a prompt sink, on any thread. What else there is to do may block, and is not for this thread. */
    @SuppressWarnings("CatchingUnchecked") // Whatever a sink throws fails this delivery, not those that follow.
    private void pass(AdapterDelivery delivery) {
        try {
            if (settling.isForNobody(delivery)) {
                threads.run(() -> settling.settleUnseen(delivery));
            } else if (!delivery.isSettled()) {
                sink.accept(delivery);
            }
        } catch (Throwable thrown) {
            threads.run(() -> retry(delivery, thrown));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a sink throws fails this delivery, not those that follow.
    private void hand(AdapterDelivery delivery) {
        try {
            if (settling.isForNobody(delivery)) {
                settling.settleUnseen(delivery);
            } else if (!delivery.isSettled()) {
                sink.accept(delivery);
            }
        } catch (Throwable thrown) {
            // An interrupt is not for the client, which is to be told of the retry.
            Thread.interrupted();
            retry(delivery, thrown);
        }
        // Nor is one that a sink leaves behind for the next message.
        Thread.interrupted();
    }

    private void retry(AdapterDelivery delivery, Throwable thrown) {
        delivery.retry(backoff.after(delivery.attempt()), "the sink threw " + thrown);
    }
}
