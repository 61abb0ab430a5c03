package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import java.util.Optional;

/** What a guest may publish, asked before anything reaches a broker. */
final class Permissions {

    /** How much of a topic, which the guest chooses, an error repeats. */
    private static final int LONGEST_TOPIC = 300;

    private Permissions() {}

    /** The grant to send to a topic, or the error {@code permission-denied}. */
    static String requireSend(Connections.Connection connection, String topic) throws Types.ErrorException {
        return require(connection.grants().sending(topic), "send", topic, connection);
    }

    /** The grant to request on a topic, or the error {@code permission-denied}. */
    static String requireRequest(Connections.Connection connection, String topic) throws Types.ErrorException {
        return require(connection.grants().requesting(topic), "request", topic, connection);
    }

    private static String require(Optional<String> grant, String what, String topic, Connections.Connection connection)
            throws Types.ErrorException {
        if (grant.isPresent()) {
            return grant.get();
        }
        String shown = topic.length() <= LONGEST_TOPIC ? topic : topic.substring(0, LONGEST_TOPIC) + "…";
        throw WitErrors.denied("this guest may not " + what + (what.equals("send") ? " to \"" : " on \"") + shown
                + "\" of connection \"" + connection.name() + "\": the grant " + what + " \"" + shown
                + "\" is missing there");
    }
}
