package dev.witloof.broker.adapter;

import dev.witloof.broker.SubscriptionSpec;
import java.util.List;

/** Gives messages back to their broker, and sees to it that those which are gone then are told of. */
final class GivingBack {
    private static final System.Logger LOG = System.getLogger(AdapterSubscription.class.getName());

    private final SubscriptionSpec spec;
    private final AdapterBroker broker;

    GivingBack(SubscriptionSpec spec, AdapterBroker broker) {
        this.spec = spec;
        this.broker = broker;
    }

    /**
     * Gives messages back.
     *
     * @param gone whether the broker keeps none, see {@link Intake#drains}
     */
    void all(List<AdapterDelivery> some, boolean gone) {
        some.forEach(GivingBack::one);
        if (gone && !some.isEmpty()) {
            broker.gone().add(some.size());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} messages of the subscription to {1} are gone: they were not settled when it was closed, and {2} hands"
                            + " out none again",
                    some.size(),
                    spec,
                    broker.system());
        }
    }

    private static void one(AdapterDelivery delivery) {
        try {
            if (delivery.isAttempted()) {
                delivery.receipt().releaseAttempted();
            } else {
                delivery.receipt().release();
            }
        } catch (RuntimeException e) {
            // The broker takes it back by itself when the session ends.
        }
    }
}
