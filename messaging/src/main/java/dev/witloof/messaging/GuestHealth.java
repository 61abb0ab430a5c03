package dev.witloof.messaging;

import dev.witloof.broker.Health;

/** What the last messages say of the guest. Thread-safe. */
final class GuestHealth {

    /** So many messages in a row that trapped are no longer the messages' fault. */
    static final int TRAPS = 10;

    // Read without the monitor, which every message would otherwise wait for.
    private volatile int traps;
    private volatile String unmade = "";

    private String reason = "";

    /** An instance was there for a message. */
    void made() {
        if (!unmade.isEmpty()) {
            unmade = "";
        }
    }

    /** No instance could be made. */
    synchronized void notMade(Throwable cause) {
        unmade = LogText.of(String.valueOf(cause));
    }

    void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Trapped) {
            trapped(outcome.reason());
        } else if (traps > 0) {
            untrapped();
        }
    }

    private synchronized void trapped(String why) {
        traps = Math.min(traps + 1, TRAPS);
        reason = why;
    }

    private synchronized void untrapped() {
        traps = 0;
    }

    /** Another component is there, of which nothing is known but that an instance could be made. */
    synchronized void reset() {
        traps = 0;
        unmade = "";
    }

    synchronized Health health() {
        String why = unmade;
        if (!why.isEmpty()) {
            return Health.down("no instance can be made: " + why);
        }
        return traps < TRAPS
                ? Health.up()
                : Health.degraded("at least the last " + TRAPS + " attempts trapped, the last time: " + reason);
    }
}
