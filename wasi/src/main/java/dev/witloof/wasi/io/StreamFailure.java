package dev.witloof.wasi.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The failure of a stream that another interface has a code for. */
public final class StreamFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object code;

    /**
     * Makes a failure.
     *
     * @param code the code of the interface that the stream is of
     * @param cause what failed
     */
    public StreamFailure(Object code, @Nullable Throwable cause) {
        super(code.toString(), cause);
        this.code = code;
    }

    @Nullable
    Object code() {
        return code;
    }
}
