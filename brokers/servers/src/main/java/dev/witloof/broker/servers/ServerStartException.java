package dev.witloof.broker.servers;

import org.jspecify.annotations.Nullable;

/** A server did not start. The message says which, and ends with the end of its log where it has one. */
public final class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
