package dev.witloof.wasi.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is behind an {@code input-stream}. Belongs to the thread of its instance. */
public interface ByteSource extends AutoCloseable {
    /**
     * Takes what is there. Never waits, but for storage.
     *
     * @param most how many bytes at most, at least 1
     * @return the bytes, none if there are none yet; null at the end
     * @throws StreamFailure if reading failed, with what other interfaces tell of it
     * @throws IOException if reading failed
     */
    byte @Nullable [] take(int most) throws IOException;

    /**
     * When {@link #take} has something to say.
     *
     * @return what to wait for
     */
    Readiness readiness();

    /** Lets go of what is behind. */
    @Override
    void close();
}
