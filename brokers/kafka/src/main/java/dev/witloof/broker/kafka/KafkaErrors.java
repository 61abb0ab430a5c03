package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What Kafka's exceptions mean. */
final class KafkaErrors {

    private KafkaErrors() {}

    /** The exception of an adapter for one of the client's; {@code what} says what was tried. */
    static BrokerException of(String what, Throwable failure) {
        Throwable found = cause(failure);
        if (found instanceof BrokerException known) {
            return known;
        }
        String text = String.valueOf(found.getMessage()).replaceAll("\\R", " ");
        return new BrokerException(
                kind(found), what + ": " + text + " (" + found.getClass().getSimpleName() + ")", found);
    }

    /** What stands behind wrappers, of which Kafka's own says nothing. */
    static Throwable cause(Throwable failure) {
        Throwable found = failure;
        while (found.getCause() != null
                && (found instanceof CompletionException
                        || found instanceof ExecutionException
                        || found.getClass() == KafkaException.class)) {
            found = found.getCause();
        }
        return found;
    }

    private static Kind kind(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return failure.getCause() instanceof UnknownTopicOrPartitionException ? Kind.NO_ROUTE : Kind.TIMEOUT;
        } else if (failure instanceof UnknownTopicOrPartitionException || failure instanceof UnknownTopicIdException) {
            return Kind.NO_ROUTE;
        } else if (failure instanceof InvalidTopicException) {
            return Kind.INVALID_TOPIC;
        } else if (failure instanceof RecordTooLargeException || failure instanceof RecordBatchTooLargeException) {
            return Kind.TOO_LARGE;
        } else if (failure instanceof DisconnectException
                || failure instanceof NetworkException
                || failure instanceof BrokerNotAvailableException
                || failure instanceof SslAuthenticationException) {
            return Kind.CONNECTION;
        } else if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
            return Kind.PERMISSION_DENIED;
        } else if (failure instanceof ThrottlingQuotaExceededException) {
            return Kind.QUOTA;
        } else if (failure instanceof InvalidRecordException
                || failure instanceof PolicyViolationException
                || failure instanceof UnsupportedVersionException) {
            return Kind.UNSUPPORTED;
        }
        return Kind.OTHER;
    }
}
