package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Capability;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** When a connection uses JetStream. */
enum JetStreamMode {
    /** Where a stream has the subject. */
    AUTO,
    /** Always: what has no stream is refused. */
    TRUE,
    /** Never. */
    FALSE;

    static JetStreamMode read(BrokerConfig config) {
        String text = config.text("jetstream").orElse("auto").strip().toUpperCase(Locale.ROOT);
        for (JetStreamMode mode : values()) {
            if (mode.name().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("setting jetstream is \""
                + config.text("jetstream").orElse("") + "\", but wanted is auto, true or false");
    }

    /** What holds for every subject; with {@link #AUTO} that is what core NATS does. */
    Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(
                Capability.GROUPS,
                Capability.BROADCAST,
                Capability.WILDCARDS,
                Capability.REQUEST_REPLY,
                Capability.REPEATED_METADATA);
        if (this == TRUE) {
            capabilities.addAll(EnumSet.of(
                    Capability.DURABLE,
                    Capability.BROKER_REDELIVERY,
                    Capability.DELAYED_RETRY,
                    Capability.ATTEMPT_COUNT,
                    Capability.RETAINS_FOR_GROUPS));
        }
        return capabilities;
    }
}
