package dev.witloof.broker.memory;

import java.util.HashMap;
import java.util.Map;

/** The in-memory brokers of this process that have a name. Thread-safe. */
final class NamedHubs {
    private static final Map<String, Hub> OPEN = new HashMap<>();

    private NamedHubs() {}

    /** The open hub of that name, joined once more, or a new one. */
    static Hub join(String name, MemoryLimits limits, boolean explicit) {
        synchronized (OPEN) {
            Hub open = OPEN.get(name);
            if (open != null && open.join()) {
                if (explicit && !open.limits().equals(limits)) {
                    open.leave();
                    throw new IllegalArgumentException("the in-memory broker " + name + " is open with "
                            + open.limits() + ", so it cannot have " + limits
                            + "; give the same settings to every connection, or to the first one only");
                }
                return open;
            }
            Hub fresh = new Hub(limits);
            OPEN.put(name, fresh);
            return fresh;
        }
    }

    /** Forgets a hub that has ended, so that its messages can be collected. */
    static void forget(Hub ended) {
        synchronized (OPEN) {
            OPEN.values().removeIf(hub -> hub == ended);
        }
    }
}
