package dev.witloof.messaging;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.SubscriptionSpec;
import org.slf4j.MDC;
import org.slf4j.helpers.NOPMDCAdapter;

/**
 * The keys in SLF4J's diagnostic context ({@link MDC}) that identify a message while a thread of the host handles it. What
 * a guest's imports log has them too. Their values are on one line each, whatever the message says.
 */
public final class LogKeys {

    /** The identity of the message at its broker: {@link Delivery#id()}. */
    public static final String MESSAGE = "witloof.message";

    /** The topic that the message was published to. */
    public static final String TOPIC = "witloof.topic";

    /** The name of the connection that it came through. */
    public static final String CONNECTION = "witloof.connection";

    /** The group of the subscription; missing for broadcast. */
    public static final String GROUP = "witloof.group";

    /** Which attempt at the message this is, from 1. */
    public static final String ATTEMPT = "witloof.attempt";

    /** False where the logging library has no diagnostic context, so that nobody would see the values. */
    private static final boolean SEEN = !(MDC.getMDCAdapter() instanceof NOPMDCAdapter);

    private LogKeys() {}

    static void put(Delivery delivery, String connection, SubscriptionSpec spec) {
        if (!SEEN) {
            return;
        }
        MDC.put(MESSAGE, LogText.of(delivery.id()));
        MDC.put(TOPIC, LogText.of(delivery.envelope().topic()));
        MDC.put(CONNECTION, LogText.of(connection));
        spec.group().ifPresent(group -> MDC.put(GROUP, LogText.of(group)));
        MDC.put(ATTEMPT, Integer.toString(delivery.attempt()));
    }

    static void remove() {
        if (!SEEN) {
            return;
        }
        MDC.remove(MESSAGE);
        MDC.remove(TOPIC);
        MDC.remove(CONNECTION);
        MDC.remove(GROUP);
        MDC.remove(ATTEMPT);
    }
}
