package dev.witloof.messaging;

import dev.witloof.broker.Health;

/** What the last messages say of the guest. Thread-safe. */
final class GuestHealth {

    /** So many messages in a row that trapped are no longer the messages' fault. */
    static final int TRAPS = 10;

    private int traps;
    private String reason = "";
    private String unmade = "";

    /** An instance was there for a message. */
    synchronized void made() {
        unmade = "";
    }

    /** No instance could be made. */
    synchronized void notMade(Throwable cause) {
        unmade = LogText.of(String.valueOf(cause));
    }

    synchronized void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Trapped) {
            traps = Math.min(traps + 1, TRAPS);
            reason = outcome.reason();
        } else {
            traps = 0;
        }
    }

    /** Another component is there, of which nothing is known but that an instance could be made. */
    synchronized void reset() {
        traps = 0;
        unmade = "";
    }

    synchronized Health health() {
        if (!unmade.isEmpty()) {
            return Health.down("no instance can be made: " + unmade);
        }
        return traps < TRAPS
                ? Health.up()
                : Health.degraded("at least the last " + TRAPS + " attempts trapped, the last time: " + reason);
    }
}
