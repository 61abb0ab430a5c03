package dev.witloof.wasi.io;

import java.io.IOException;

/**
 * What is behind an {@code output-stream}. Belongs to the thread of its instance. Where a function fails with
 * {@link java.nio.channels.ClosedChannelException}, nothing went wrong, but nothing more is accepted.
 */
public interface ByteSink extends AutoCloseable {
    /**
     * How many bytes can be written now. Never waits.
     *
     * @return the number, 0 if one has to wait
     * @throws StreamFailure if writing failed, with what other interfaces tell of it
     * @throws IOException if writing failed
     */
    int room() throws IOException;

    /**
     * Takes bytes over.
     *
     * @param bytes no more than there is room for; not to be changed afterwards
     * @throws StreamFailure if writing failed, with what other interfaces tell of it
     * @throws IOException if writing failed
     */
    void write(byte[] bytes) throws IOException;

    /**
     * Starts to pass on what was written.
     *
     * @return whether all has arrived
     * @throws StreamFailure if writing failed, with what other interfaces tell of it
     * @throws IOException if writing failed
     */
    boolean flush() throws IOException;

    /**
     * When there is room, or everything has arrived, or writing has failed.
     *
     * @return what to wait for
     */
    Readiness readiness();

    /** Lets go of what is behind. */
    @Override
    void close();
}
