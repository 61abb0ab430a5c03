package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.ErrorCondition;
import org.apache.qpid.protonj2.client.exceptions.ClientConnectionRemotelyClosedException;
import org.apache.qpid.protonj2.client.exceptions.ClientConnectionSecurityException;
import org.apache.qpid.protonj2.client.exceptions.ClientIOException;
import org.apache.qpid.protonj2.client.exceptions.ClientIllegalStateException;
import org.apache.qpid.protonj2.client.exceptions.ClientOperationTimedOutException;
import org.apache.qpid.protonj2.client.exceptions.ClientResourceRemotelyClosedException;
import org.apache.qpid.protonj2.client.exceptions.ClientSendTimedOutException;

/** What the client's exceptions and the broker's error conditions mean. */
final class AmqpFailures {

    private AmqpFailures() {}

    /**
     * A failure as a broker exception.
     *
     * @param what what failed, as the beginning of a sentence: {@code sending to orders}
     */
    static BrokerException of(Throwable failure, String what) {
        Throwable found = unwrapped(failure);
        return found instanceof BrokerException known
                ? known
                : new BrokerException(kind(found), what + " failed: " + reason(found), found);
    }

    private static Kind kind(Throwable failure) {
        Optional<ErrorCondition> condition = condition(failure);
        if (condition.isPresent()) {
            Kind named = kind(condition.get().condition());
            return named == Kind.OTHER && failure instanceof ClientIOException ? Kind.CONNECTION : named;
        }
        if (failure instanceof ClientConnectionSecurityException) {
            return Kind.PERMISSION_DENIED;
        }
        if (failure instanceof TimeoutException
                || failure instanceof ClientOperationTimedOutException
                || failure instanceof ClientSendTimedOutException) {
            return Kind.TIMEOUT;
        }
        return failure instanceof ClientIOException || failure instanceof ClientIllegalStateException
                ? Kind.CONNECTION
                : Kind.OTHER;
    }

    /** The kind of an error condition (AMQP 1.0, part 2.8.15 and following). */
    static Kind kind(String condition) {
        return switch (condition) {
            case "amqp:not-found" -> Kind.NO_ROUTE;
            case "amqp:unauthorized-access" -> Kind.PERMISSION_DENIED;
            case "amqp:resource-limit-exceeded" -> Kind.QUOTA;
            case "amqp:link:message-size-exceeded" -> Kind.TOO_LARGE;
            case "amqp:invalid-field" -> Kind.INVALID_TOPIC;
            case "amqp:not-implemented" -> Kind.UNSUPPORTED;
            case "amqp:connection:forced", "amqp:link:detach-forced", "amqp:resource-deleted" -> Kind.CONNECTION;
            default -> Kind.OTHER;
        };
    }

    private static Optional<ErrorCondition> condition(Throwable failure) {
        if (failure instanceof ClientResourceRemotelyClosedException closed) {
            return Optional.ofNullable(closed.getErrorCondition());
        }
        return failure instanceof ClientConnectionRemotelyClosedException closed
                ? Optional.ofNullable(closed.getErrorCondition())
                : Optional.empty();
    }

    /** Why, for people. */
    static String reason(Throwable failure) {
        Throwable found = unwrapped(failure);
        return found.getMessage() == null ? found.toString() : found.getMessage();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable found = failure;
        while (found instanceof ExecutionException || found instanceof CompletionException) {
            Throwable cause = found.getCause();
            if (cause == null) {
                break;
            }
            found = cause;
        }
        return found;
    }
}
