package dev.witloof.wasi.io;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import java.io.IOException;
import java.util.Arrays;

/** The resource {@code output-stream}. */
public final class HostOutputStream implements Streams.OutputStream {
    /** What the functions that write and flush at once take. */
    private static final int MAX_BLOCKING_WRITE = 4096;

    private final ByteSink sink;
    private final StreamState state = new StreamState();
    private boolean flushing;
    /** What the last {@code check-write} has allowed, less what was written since. */
    private long allowed;

    /**
     * Makes a stream.
     *
     * @param sink where the bytes go; closed with the stream
     */
    public HostOutputStream(ByteSink sink) {
        this.sink = sink;
    }

    @Override
    public long checkWrite() throws StreamErrorException {
        state.requireOpen();
        try {
            if (flushing) {
                flushing = !sink.flush();
            }
            allowed = flushing ? 0 : sink.room();
            return allowed;
        } catch (IOException e) {
            throw state.failed(e);
        }
    }

    @Override
    public void write(byte[] contents) throws StreamErrorException {
        state.requireOpen();
        if (contents.length > allowed) {
            throw new IllegalArgumentException(
                    "write was given " + contents.length + " bytes; the last check-write has left room for " + allowed);
        }
        put(contents);
    }

    private void put(byte[] contents) throws StreamErrorException {
        allowed = Math.max(0, allowed - contents.length);
        if (contents.length == 0) {
            return;
        }
        try {
            sink.write(contents);
        } catch (IOException e) {
            throw state.failed(e);
        }
    }

    @Override
    public void blockingWriteAndFlush(byte[] contents) throws StreamErrorException {
        requireShort(contents.length);
        int from = 0;
        while (from < contents.length) {
            int to = (int) Math.min(contents.length, from + awaitRoom());
            put(from == 0 && to == contents.length ? contents : Arrays.copyOfRange(contents, from, to));
            from = to;
        }
        blockingFlush();
    }

    private static void requireShort(long length) {
        if (Long.compareUnsigned(length, MAX_BLOCKING_WRITE) > 0) {
            throw new IllegalArgumentException("a function that writes and flushes takes " + MAX_BLOCKING_WRITE
                    + " bytes at most, and was given " + Long.toUnsignedString(length));
        }
    }

    private long awaitRoom() throws StreamErrorException {
        long room = checkWrite();
        while (room == 0) {
            Waiter.await(sink.readiness());
            room = checkWrite();
        }
        return room;
    }

    @Override
    public void flush() throws StreamErrorException {
        state.requireOpen();
        allowed = 0;
        try {
            flushing = !sink.flush();
        } catch (IOException e) {
            throw state.failed(e);
        }
    }

    @Override
    public void blockingFlush() throws StreamErrorException {
        flush();
        while (flushing) {
            Waiter.await(sink.readiness());
            flush();
        }
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(StreamReadiness.of(state, sink.readiness()));
    }

    @Override
    public void writeZeroes(long length) throws StreamErrorException {
        state.requireOpen();
        if (Long.compareUnsigned(length, allowed) > 0) {
            throw new IllegalArgumentException("write-zeroes was given " + Long.toUnsignedString(length)
                    + " bytes; the last check-write has left room for " + allowed);
        }
        put(new byte[(int) length]);
    }

    @Override
    public void blockingWriteZeroesAndFlush(long length) throws StreamErrorException {
        requireShort(length);
        blockingWriteAndFlush(new byte[(int) length]);
    }

    @Override
    public long splice(Streams.InputStream from, long length) throws StreamErrorException {
        int room = HostInputStream.clamp(length, (int) checkWrite());
        if (room == 0) {
            return 0;
        }
        byte[] bytes = from.read(room);
        put(bytes);
        return bytes.length;
    }

    @Override
    public long blockingSplice(Streams.InputStream from, long length) throws StreamErrorException {
        int room = HostInputStream.clamp(length, (int) awaitRoom());
        if (room == 0) {
            return 0;
        }
        byte[] bytes = from.blockingRead(room);
        put(bytes);
        return bytes.length;
    }

    @Override
    public void close() {
        state.end();
        sink.close();
    }
}
