package dev.witloof.wasi.io;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import java.io.IOException;

/** The resource {@code input-stream}. */
public final class HostInputStream implements Streams.InputStream {
    /** How much one read returns at most, whatever the guest asks for. */
    static final int MAX_READ = 1 << 20;

    private static final byte[] NOTHING = {};

    private final ByteSource source;
    private final StreamState state = new StreamState();

    /**
     * Makes a stream.
     *
     * @param source where the bytes come from; closed with the stream
     */
    public HostInputStream(ByteSource source) {
        this.source = source;
    }

    @Override
    public byte[] read(long length) throws StreamErrorException {
        state.requireOpen();
        if (length == 0) {
            return NOTHING;
        }
        byte[] bytes;
        try {
            bytes = source.take(clamp(length, MAX_READ));
        } catch (IOException e) {
            throw state.failed(e);
        }
        if (bytes == null) {
            throw state.end();
        }
        return bytes;
    }

    @Override
    public byte[] blockingRead(long length) throws StreamErrorException {
        byte[] bytes = read(length);
        while (bytes.length == 0 && length != 0) {
            Waiter.await(source.readiness());
            bytes = read(length);
        }
        return bytes;
    }

    @Override
    public long skip(long length) throws StreamErrorException {
        return read(length).length;
    }

    @Override
    public long blockingSkip(long length) throws StreamErrorException {
        return blockingRead(length).length;
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(StreamReadiness.of(state, source.readiness()));
    }

    @Override
    public void close() {
        state.end();
        source.close();
    }

    /** An unsigned number from a guest, as far as it is not above a limit. */
    static int clamp(long unsigned, int most) {
        return Long.compareUnsigned(unsigned, most) > 0 ? most : (int) unsigned;
    }
}
