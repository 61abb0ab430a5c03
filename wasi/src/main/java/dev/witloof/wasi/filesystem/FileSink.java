package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.wasi.io.ByteSink;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.StreamFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes a file from a place on, or at its end. */
final class FileSink implements ByteSink {
    /** The place of a sink that appends. */
    static final long END = -1;

    private static final int ROOM = 1 << 20;

    private final OpenFile file;
    private long position;

    FileSink(OpenFile file, long position) {
        this.file = file.share();
        this.position = position;
    }

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            if (position == END) {
                Namespace.locked(
                        () -> write(file.channel(), bytes, file.channel().size()));
            } else {
                position += write(file.channel(), bytes, position);
            }
        } catch (ErrorCodeException e) {
            throw new StreamFailure(e.error(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new StreamFailure(FileErrors.code(e), e);
        }
    }

    /** Writes all bytes. */
    static int write(FileChannel channel, byte[] bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
        return bytes.length;
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public Readiness readiness() {
        return Readiness.ALWAYS;
    }

    @Override
    public void close() {
        file.release();
    }
}
