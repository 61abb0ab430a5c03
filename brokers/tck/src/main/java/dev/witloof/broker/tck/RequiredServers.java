package dev.witloof.broker.tck;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Servers that may not be installed. Tests that want one are skipped where it is missing, and say so; with the system
 * property {@code brokers.required=true} they fail instead.
 */
public final class RequiredServers {

    /** The system property that makes a missing server a failure. */
    public static final String REQUIRED = "brokers.required";

    private RequiredServers() {}

    /**
     * Goes on if a server is there. Otherwise the test, or in {@code @BeforeAll} its whole class, is skipped, or fails if
     * {@link #REQUIRED} is {@code true}.
     *
     * @param available whether it is there
     * @param suites which tests do not run without it, for people
     * @param reason what is missing and how to get it, for people: {@code nats-server is not on the PATH; on Debian:
     *     apt-get install nats-server}
     */
    public static void require(boolean available, String suites, String reason) {
        if (available) {
            return;
        }
        String text = suites + " did not run: " + reason;
        if (Boolean.getBoolean(REQUIRED)) {
            Assertions.fail(text + " (a failure because of " + REQUIRED + "=true)");
        }
        Assumptions.abort(text + " (" + REQUIRED + "=true makes this a failure)");
    }
}
