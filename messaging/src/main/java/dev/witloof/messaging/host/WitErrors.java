package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
import java.util.Locale;

/** Translates what went wrong at a broker into the variant {@code error} of WIT. */
final class WitErrors {

    /** How much of a name, which the guest chooses, an error repeats. */
    private static final int LONGEST_NAME = 300;

    private WitErrors() {}

    /** A name as an error shows it: cut where it is long. */
    static String shown(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /** The same failure, as a guest sees it. */
    static Types.ErrorException of(BrokerException failure) {
        String message = String.valueOf(failure.getMessage());
        return new Types.ErrorException(
                switch (failure.kind()) {
                    case TIMEOUT -> new Types.Error.Timeout();
                    case CONNECTION -> new Types.Error.Connection(message);
                    case PERMISSION_DENIED -> new Types.Error.PermissionDenied(message);
                    case INVALID_TOPIC, TOO_LARGE, UNSUPPORTED, NO_ROUTE, QUOTA ->
                        new Types.Error.Other(kind(failure) + ": " + message);
                    case OTHER -> new Types.Error.Other(message);
                });
    }

    /** An error of the connection itself. */
    static Types.ErrorException connection(String message) {
        return new Types.ErrorException(new Types.Error.Connection(message));
    }

    /** An error of what is not granted. */
    static Types.ErrorException denied(String message) {
        return new Types.ErrorException(new Types.Error.PermissionDenied(message));
    }

    private static String kind(BrokerException failure) {
        return failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
