package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.messaging.Publication;
import java.util.Optional;

/** What a guest may publish, asked before anything reaches a broker. */
final class Permissions {

    /** How much of a topic, which the guest chooses, an error repeats. */
    private static final int LONGEST_TOPIC = 300;

    private Permissions() {}

    /** Throws the error {@code permission-denied} unless there is a grant. */
    static void require(Optional<String> grant, Publication.Kind kind, String topic, Connections.Connection connection)
            throws Types.ErrorException {
        if (grant.isEmpty()) {
            String what = kind == Publication.Kind.SEND ? "send" : "request";
            String shown = topic.length() <= LONGEST_TOPIC ? topic : topic.substring(0, LONGEST_TOPIC) + "…";
            throw WitErrors.denied("this guest may not " + what + (what.equals("send") ? " to \"" : " on \"") + shown
                    + "\" of connection \"" + connection.name() + "\": the grant " + what + " \"" + shown
                    + "\" is missing there");
        }
    }
}
