package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What the client's exceptions and the server's reason codes mean. */
final class MqttFailures {

    private MqttFailures() {}

    /**
     * A failure as a broker exception.
     *
     * @param what what failed, as the beginning of a sentence: {@code publishing to orders}
     */
    static BrokerException of(Throwable failure, String what) {
        Throwable found = unwrapped(failure);
        if (found instanceof BrokerException known) {
            return known;
        }
        return new BrokerException(kind(found), what + " failed: " + reason(found), found);
    }

    private static Kind kind(Throwable failure) {
        if (failure instanceof Mqtt5ConnAckException refused) {
            return switch (refused.getMqttMessage().getReasonCode()) {
                case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED, BANNED, BAD_AUTHENTICATION_METHOD ->
                    Kind.PERMISSION_DENIED;
                case UNSUPPORTED_PROTOCOL_VERSION -> Kind.UNSUPPORTED;
                case QUOTA_EXCEEDED -> Kind.QUOTA;
                default -> Kind.CONNECTION;
            };
        }
        if (failure instanceof Mqtt5SubAckException refused) {
            return switch (refused.getMqttMessage().getReasonCodes().get(0)) {
                case NOT_AUTHORIZED -> Kind.PERMISSION_DENIED;
                case TOPIC_FILTER_INVALID -> Kind.INVALID_TOPIC;
                case QUOTA_EXCEEDED -> Kind.QUOTA;
                case SHARED_SUBSCRIPTIONS_NOT_SUPPORTED,
                        WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED,
                        SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED -> Kind.UNSUPPORTED;
                default -> Kind.OTHER;
            };
        }
        if (failure instanceof Mqtt5PubAckException refused) {
            return switch (refused.getMqttMessage().getReasonCode()) {
                case NOT_AUTHORIZED -> Kind.PERMISSION_DENIED;
                case TOPIC_NAME_INVALID -> Kind.INVALID_TOPIC;
                case QUOTA_EXCEEDED -> Kind.QUOTA;
                default -> Kind.OTHER;
            };
        }
        return failure instanceof Mqtt5DisconnectException
                        || failure instanceof ConnectionFailedException
                        || failure instanceof ConnectionClosedException
                        || failure instanceof MqttSessionExpiredException
                        || failure instanceof MqttClientStateException
                ? Kind.CONNECTION
                : Kind.OTHER;
    }

    /** Whether the session went to another connection with the same client id. */
    static boolean isTakenOver(Throwable failure) {
        return unwrapped(failure) instanceof Mqtt5DisconnectException ended
                && ended.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER;
    }

    /** Why, for people: what the innermost exception that says something says. */
    static String reason(Throwable failure) {
        Throwable found = unwrapped(failure);
        if (found instanceof Mqtt5PubAckException refused) {
            return "the server answered " + refused.getMqttMessage().getReasonCode();
        }
        if (found instanceof Mqtt5SubAckException refused) {
            return "the server answered "
                    + refused.getMqttMessage().getReasonCodes().get(0);
        }
        if (found instanceof Mqtt5ConnAckException refused) {
            return "the server answered " + refused.getMqttMessage().getReasonCode();
        }
        if (found instanceof Mqtt5DisconnectException ended) {
            return "the connection ended with " + ended.getMqttMessage().getReasonCode() + " (" + ended.getMessage()
                    + ")";
        }
        String text = found.toString();
        for (Throwable cause = found; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                text = cause.getMessage();
            }
        }
        return text;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable found = failure;
        while (found instanceof CompletionException || found instanceof ExecutionException) {
            Throwable cause = found.getCause();
            if (cause == null) {
                break;
            }
            found = cause;
        }
        return found;
    }
}
