package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.SubscriptionSpec;
import java.util.Set;
import java.util.TreeSet;

/** What a connection is asked for, held against what it can do. */
final class SpecCheck {
    private final AdapterBroker broker;

    SpecCheck(AdapterBroker broker) {
        this.broker = broker;
    }

    /** Refuses a subscription that the connection cannot have. */
    void spec(SubscriptionSpec spec) {
        if (spec.group().isPresent()) {
            need(Capability.GROUPS, "has no groups: leave the group of the subscription to " + spec.topic() + " out");
        } else {
            need(
                    Capability.BROADCAST,
                    "cannot give every subscriber every message: name a group for the subscription to " + spec.topic());
        }
        if (broker.isPattern(spec.topic())) {
            need(Capability.WILDCARDS, "has no patterns of topics, and " + spec.topic() + " is one: name each topic");
            deadLetters(spec);
        }
        extensions(spec);
    }

    /** Refuses what lacks a capability. */
    void need(Capability capability, String otherwise) {
        if (!broker.capabilities().contains(capability)) {
            throw new BrokerException(Kind.UNSUPPORTED, "this " + broker.system() + " connection " + otherwise);
        }
    }

    private void deadLetters(SubscriptionSpec spec) {
        if (spec.deadLetterPolicy() instanceof DeadLetterPolicy.ToTopic to
                && broker.matches(spec.topic(), to.topic())) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the dead-letter topic " + to.topic() + " is one that " + spec.topic()
                            + " stands for; a message that fails would come back for ever: name a topic beyond the"
                            + " pattern, or none");
        }
    }

    private void extensions(SubscriptionSpec spec) {
        Set<String> known = new TreeSet<>(broker.knownExtensions());
        for (String key : spec.extensions().keySet()) {
            if (!known.contains(key)) {
                throw new BrokerException(
                        Kind.UNSUPPORTED,
                        "the " + broker.system() + " adapter does not know the subscription setting " + key
                                + "; it knows " + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }
}
