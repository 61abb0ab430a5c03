package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong at the broker, from what the client library throws. */
final class Failures {
    private Failures() {}

    /**
     * The failure of something.
     *
     * @param what what was being done, such as {@code connecting to rabbitmq://127.0.0.1:5672}
     */
    static BrokerException of(String what, Throwable thrown) {
        if (thrown instanceof BrokerException known) {
            return known;
        }
        ShutdownSignalException signal = signal(thrown);
        Kind kind = signal == null ? kind(thrown) : kind(signal);
        String reason = signal == null ? reason(thrown) : reason(signal);
        return new BrokerException(kind, what + " failed: " + reason, thrown);
    }

    private static @Nullable ShutdownSignalException signal(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ShutdownSignalException signal) {
                return signal;
            }
        }
        return null;
    }

    private static Kind kind(Throwable thrown) {
        if (thrown instanceof AuthenticationFailureException
                || thrown instanceof PossibleAuthenticationFailureException) {
            return Kind.PERMISSION_DENIED;
        }
        if (thrown instanceof ChannelContinuationTimeoutException) {
            return Kind.TIMEOUT;
        }
        // At connect, a timeout is a server that does not answer as one.
        return thrown instanceof java.io.IOException || thrown instanceof TimeoutException
                ? Kind.CONNECTION
                : Kind.OTHER;
    }

    private static Kind kind(ShutdownSignalException signal) {
        return switch (code(signal)) {
            case AMQP.ACCESS_REFUSED, AMQP.NOT_ALLOWED -> Kind.PERMISSION_DENIED;
            case AMQP.NOT_FOUND -> Kind.NO_ROUTE;
            case AMQP.PRECONDITION_FAILED, AMQP.RESOURCE_LOCKED, AMQP.NOT_IMPLEMENTED -> Kind.UNSUPPORTED;
            case AMQP.CONTENT_TOO_LARGE -> Kind.TOO_LARGE;
            case AMQP.RESOURCE_ERROR -> Kind.QUOTA;
            default -> Kind.CONNECTION;
        };
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof ChannelContinuationTimeoutException timeout) {
            return "the server has not answered " + timeout.getMethod().protocolMethodName() + " in time";
        }
        return thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage();
    }

    private static int code(ShutdownSignalException signal) {
        Method reason = signal.getReason();
        if (reason instanceof AMQP.Channel.Close channel) {
            return channel.getReplyCode();
        }
        return reason instanceof AMQP.Connection.Close connection ? connection.getReplyCode() : 0;
    }

    private static String reason(ShutdownSignalException signal) {
        Method reason = signal.getReason();
        if (reason instanceof AMQP.Channel.Close channel) {
            return channel.getReplyText();
        }
        if (reason instanceof AMQP.Connection.Close connection) {
            return connection.getReplyText();
        }
        return signal instanceof AlreadyClosedException
                ? "the connection was lost"
                : String.valueOf(signal.getMessage());
    }
}
