package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The error codes of what Java throws. */
final class SocketErrors {
    /** What the C library says, which is all that Java tells of most errors. */
    private static final List<Map.Entry<String, ErrorCode>> TEXTS = List.of(
            Map.entry("already in use", ErrorCode.ADDRESS_IN_USE),
            Map.entry("cannot assign requested address", ErrorCode.ADDRESS_NOT_BINDABLE),
            Map.entry("refused", ErrorCode.CONNECTION_REFUSED),
            Map.entry("timed out", ErrorCode.TIMEOUT),
            Map.entry("unreachable", ErrorCode.REMOTE_UNREACHABLE),
            Map.entry("no route to host", ErrorCode.REMOTE_UNREACHABLE),
            Map.entry("permission denied", ErrorCode.ACCESS_DENIED),
            Map.entry("operation not permitted", ErrorCode.ACCESS_DENIED),
            Map.entry("message too long", ErrorCode.DATAGRAM_TOO_LARGE),
            Map.entry("too many open files", ErrorCode.NEW_SOCKET_LIMIT),
            Map.entry("no buffer space", ErrorCode.OUT_OF_MEMORY),
            Map.entry("connection aborted", ErrorCode.CONNECTION_ABORTED),
            Map.entry("reset", ErrorCode.CONNECTION_RESET),
            Map.entry("broken pipe", ErrorCode.CONNECTION_RESET),
            Map.entry("not supported", ErrorCode.NOT_SUPPORTED),
            Map.entry("invalid argument", ErrorCode.INVALID_ARGUMENT));

    private SocketErrors() {}

    /** What a function on sockets does. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException, ErrorCodeException;
    }

    /** Runs a function, with the error codes of what it throws. */
    static <T> T coded(Action<T> action) throws ErrorCodeException {
        try {
            return action.run();
        } catch (IOException e) {
            throw new ErrorCodeException(code(e), e);
        } catch (UnsupportedOperationException e) {
            throw new ErrorCodeException(ErrorCode.NOT_SUPPORTED, e);
        } catch (UnresolvedAddressException e) {
            throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT, e);
        }
    }

    static ErrorCodeException of(ErrorCode code) {
        return new ErrorCodeException(code);
    }

    static ErrorCode code(IOException thrown) {
        if (thrown instanceof ClosedByInterruptException) {
            throw new IllegalStateException("the call was interrupted while a socket was used", thrown);
        }
        if (thrown instanceof NoRouteToHostException || thrown instanceof PortUnreachableException) {
            return ErrorCode.REMOTE_UNREACHABLE;
        }
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return TEXTS.stream()
                .filter(each -> text.contains(each.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(ErrorCode.UNKNOWN);
    }
}
