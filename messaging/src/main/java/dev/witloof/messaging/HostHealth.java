package dev.witloof.messaging;

import dev.witloof.broker.Health;
import dev.witloof.broker.Health.Status;
import dev.witloof.broker.SubscriptionSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a host is, for a probe. Immutable.
 *
 * @param state whether it takes in messages
 * @param connections its connections, by name
 * @param subscriptions its subscriptions, in the order they were added
 * @param guest whether instances can be made, and do not all trap
 */
public record HostHealth(
        State state, Map<String, Health> connections, List<SubscriptionHealth> subscriptions, Health guest) {

    /** Whether a host takes in messages. */
    public enum State {
        /** It does. */
        RUNNING,
        /** It is being closed: guests end with what they have begun. */
        DRAINING,
        /** It is closed. */
        CLOSED
    }

    /**
     * How one subscription is.
     *
     * @param connection the name of its connection
     * @param subscription what it is subscribed to
     * @param health whether messages reach the host through it
     */
    public record SubscriptionHealth(String connection, SubscriptionSpec subscription, Health health) {}

    /**
     * Copies what it is given.
     *
     * @param state see {@link #state()}
     * @param connections see {@link #connections()}
     * @param subscriptions see {@link #subscriptions()}
     * @param guest see {@link #guest()}
     */
    public HostHealth {
        connections = Collections.unmodifiableMap(new TreeMap<>(connections));
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * All of it in one word: whether the host is ready for messages.
     *
     * @return {@link Status#DOWN} if it is not running, or has connections and none of them works;
     *     {@link Status#DEGRADED} if it is running and something is not {@link Status#UP}
     */
    public Status status() {
        boolean cutOff = !connections.isEmpty()
                && connections.values().stream().allMatch(health -> health.status() == Status.DOWN);
        if (state != State.RUNNING || cutOff) {
            return Status.DOWN;
        }
        return detail().isEmpty() ? Status.UP : Status.DEGRADED;
    }

    /**
     * What is not as it should be, for people.
     *
     * @return one line, empty if everything works
     */
    public String detail() {
        List<String> found = new ArrayList<>();
        if (state != State.RUNNING) {
            found.add(state == State.DRAINING ? "the host is being closed" : "the host is closed");
        }
        connections.forEach((name, health) -> add(found, "connection " + name, health));
        for (SubscriptionHealth one : subscriptions) {
            add(found, "subscription to " + one.subscription() + " of connection " + one.connection(), one.health());
        }
        add(found, "guest", guest);
        return String.join("; ", found);
    }

    private static void add(List<String> found, String what, Health health) {
        if (health.status() != Status.UP) {
            String why = health.detail().isEmpty() ? "" : ": " + LogText.of(health.detail());
            found.add(what + " is " + (health.status() == Status.DOWN ? "down" : "degraded") + why);
        }
    }
}
