package dev.witloof.wasi.io;

import dev.witloof.bindings.wasi.io.Error;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** The resource {@code error}. */
public final class HostError implements Error.ErrorResource {
    private final IOException failure;

    HostError(IOException failure) {
        this.failure = failure;
    }

    /**
     * What an interface has to say of an error.
     *
     * @param error any error
     * @param type the type of the interface's codes
     * @param <T> the type of the interface's codes
     * @return the code, if the error is of a stream of that interface
     */
    public static <T> Optional<T> code(Error.ErrorResource error, Class<T> type) {
        return error instanceof HostError own && own.failure instanceof StreamFailure failure
                ? Optional.ofNullable(failure.code()).filter(type::isInstance).map(type::cast)
                : Optional.empty();
    }

    /** The guest learns no path of the host's. */
    @Override
    public String toDebugString() {
        String message = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
