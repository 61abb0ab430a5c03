package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types.DnsErrorPayload;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The error codes of what Java's client throws. */
final class HttpErrors {
    private static final List<Map.Entry<Class<? extends Throwable>, Supplier<ErrorCode>>> CAUSES = List.of(
            Map.entry(RequestFailure.class, ErrorCode.ConfigurationError::new),
            Map.entry(CertificateException.class, ErrorCode.TlsCertificateError::new),
            Map.entry(SSLException.class, ErrorCode.TlsProtocolError::new),
            Map.entry(UnresolvedAddressException.class, HttpErrors::unknownName),
            Map.entry(UnknownHostException.class, HttpErrors::unknownName),
            Map.entry(HttpConnectTimeoutException.class, ErrorCode.ConnectionTimeout::new),
            Map.entry(HttpTimeoutException.class, ErrorCode.ConnectionReadTimeout::new),
            Map.entry(NoRouteToHostException.class, ErrorCode.DestinationIpUnroutable::new),
            Map.entry(ProtocolException.class, ErrorCode.HttpProtocolError::new));

    private HttpErrors() {}

    /** What failed on this side, with its code. */
    static final class RequestFailure extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient ErrorCode code;

        RequestFailure(ErrorCode code) {
            super(code.toString());
            this.code = code;
        }
    }

    private static ErrorCode unknownName() {
        return new ErrorCode.DnsError(new DnsErrorPayload(Optional.of("NXDOMAIN"), Optional.empty()));
    }

    static ErrorCode internal(String message) {
        return new ErrorCode.InternalError(Optional.of(message));
    }

    static ErrorCode code(Throwable thrown) {
        for (Map.Entry<Class<? extends Throwable>, Supplier<ErrorCode>> each : CAUSES) {
            Throwable cause = cause(thrown, each.getKey());
            if (cause instanceof RequestFailure failure) {
                return failure.code;
            }
            if (cause != null) {
                return each.getValue().get();
            }
        }
        return ofConnection(
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown);
    }

    private static @Nullable Throwable cause(Throwable thrown, Class<? extends Throwable> type) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static ErrorCode ofConnection(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("protocol error") || text.contains("invalid status line") || text.contains("header")) {
            return thrown.getCause() instanceof EOFException
                    ? new ErrorCode.ConnectionTerminated()
                    : new ErrorCode.HttpProtocolError();
        }
        if (text.contains("bytes received")) {
            return new ErrorCode.HttpResponseIncomplete();
        }
        if (thrown instanceof ConnectException) {
            return text.contains("unreachable")
                    ? new ErrorCode.DestinationIpUnroutable()
                    : new ErrorCode.ConnectionRefused();
        }
        if (thrown instanceof EOFException
                || thrown instanceof ClosedChannelException
                || text.contains("reset")
                || text.contains("closed")
                || text.contains("eof")
                || text.contains("broken pipe")) {
            return new ErrorCode.ConnectionTerminated();
        }
        return internal(thrown.getClass().getSimpleName());
    }
}
