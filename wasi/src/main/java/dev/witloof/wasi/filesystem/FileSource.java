package dev.witloof.wasi.filesystem;

import dev.witloof.wasi.io.ByteSource;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.StreamFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file from a place on. */
final class FileSource implements ByteSource {
    private final OpenFile file;
    private long position;

    FileSource(OpenFile file, long position) {
        this.file = file.share();
        this.position = position;
    }

    @Override
    public byte @Nullable [] take(int most) throws IOException {
        try {
            long left = Math.max(1, file.channel().size() - position);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, left));
            int count = file.channel().read(buffer, position);
            if (count < 0) {
                return null;
            }
            position += count;
            return count == buffer.capacity() ? buffer.array() : Arrays.copyOf(buffer.array(), count);
        } catch (IOException e) {
            throw new StreamFailure(FileErrors.code(e), e);
        }
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
