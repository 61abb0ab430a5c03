package dev.witloof.wasi.io;

import dev.witloof.bindings.wasi.io.Streams.StreamError;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;

/** Whether a stream is open, and how a failure of what is behind it is told: once, and afterwards it is closed. */
final class StreamState {
    private boolean closed;

    /** Checks that the stream is open. */
    void requireOpen() throws StreamErrorException {
        if (closed) {
            throw new StreamErrorException(new StreamError.Closed());
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes the stream. */
    StreamErrorException end() {
        closed = true;
        return new StreamErrorException(new StreamError.Closed());
    }

    /** Closes the stream for a failure. */
    StreamErrorException failed(IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            throw new IllegalStateException("the call was interrupted while a stream was used", failure);
        }
        if (failure instanceof ClosedChannelException || failure instanceof EOFException) {
            return end();
        }
        closed = true;
        return new StreamErrorException(new StreamError.LastOperationFailed(new HostError(failure)), failure);
    }
}
