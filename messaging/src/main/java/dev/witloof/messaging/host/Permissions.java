package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.messaging.Publication;
import java.util.Optional;

/** What a guest may publish, and where to, asked before anything reaches a broker. */
final class Permissions {

    /** What the longest names of topics that brokers have take: MQTT's. */
    private static final int LONGEST_TOPIC = 65_535;

    private Permissions() {}

    /** Throws an error if a topic is longer than any broker's, before time or memory is spent on it. */
    static void requireTopic(String topic) throws Types.ErrorException {
        if (topic.length() > LONGEST_TOPIC) {
            throw WitErrors.of(new BrokerException(
                    Kind.INVALID_TOPIC,
                    "the topic has " + topic.length() + " characters, and the most is " + LONGEST_TOPIC + ": \""
                            + WitErrors.shown(topic) + "\""));
        }
    }

    /** Throws the error {@code permission-denied} unless there is a grant. */
    static void require(Optional<String> grant, Publication.Kind kind, String topic, Connections.Connection connection)
            throws Types.ErrorException {
        if (grant.isEmpty()) {
            String what = kind == Publication.Kind.SEND ? "send" : "request";
            String shown = WitErrors.shown(topic);
            throw WitErrors.denied("this guest may not " + what + (what.equals("send") ? " to \"" : " on \"") + shown
                    + "\" of connection \"" + connection.name() + "\": the grant " + what + " \"" + shown
                    + "\" is missing there");
        }
    }
}
