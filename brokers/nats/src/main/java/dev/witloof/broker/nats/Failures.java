package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import io.nats.client.JetStreamApiException;
import java.io.IOException;

/** What the client library throws, as broker exceptions. */
final class Failures {
    private Failures() {}

    /** What publishing threw. */
    static BrokerException sending(RuntimeException e) {
        if (e instanceof BrokerException known) {
            return known;
        }
        return e instanceof IllegalStateException
                ? new BrokerException(Kind.CONNECTION, "the NATS client cannot send: " + e.getMessage(), e)
                : new BrokerException(Kind.UNSUPPORTED, "the NATS client refuses the message: " + e.getMessage(), e);
    }

    static BrokerException noStream(String subject) {
        return new BrokerException(
                Kind.NO_ROUTE,
                "no JetStream stream has the subject " + subject
                        + ": add it to a stream, or connect with jetstream=auto or false to do without");
    }

    /** What a command to JetStream threw. */
    static BrokerException command(String what, Exception e) {
        if (e instanceof JetStreamApiException refused) {
            return new BrokerException(
                    refused.getErrorCode() == 403 ? Kind.PERMISSION_DENIED : Kind.UNSUPPORTED,
                    "JetStream refuses " + what + ": " + refused.getErrorDescription(),
                    e);
        }
        if (e instanceof IOException) {
            return new BrokerException(
                    Kind.TIMEOUT,
                    "JetStream did not answer " + what + ": " + e.getMessage()
                            + "; is it enabled for this account, and may this user publish to $JS.API.>?",
                    e);
        }
        return BrokerException.from(e);
    }
}
