package dev.witloof.broker.adapter;

import java.time.Duration;

/** Renews the leases that a broker gives on messages, as long as the subscription is there. */
final class Leases {
    private final AdapterThreads threads;
    private final Deliveries deliveries;
    private final Duration interval;

    Leases(AdapterThreads threads, Deliveries deliveries, Duration interval) {
        this.threads = threads;
        this.deliveries = deliveries;
        this.interval = interval;
    }

    void begin() {
        threads.after(interval, () -> {
            if (!deliveries.isClosed()) {
                try {
                    deliveries.untold().forEach(Leases::keep);
                } finally {
                    begin(); // nobody else would, also after an error
                }
            }
        });
    }

    private static void keep(AdapterDelivery delivery) {
        try {
            delivery.receipt().keep();
        } catch (RuntimeException e) {
            // The leases of the others are to be renewed all the same, and this one at the next time.
        }
    }
}
