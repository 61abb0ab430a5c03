package dev.witloof.wasi.filesystem;

import dev.witloof.wasi.io.OpenLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/** An open file, which its descriptor and its streams share: the last of them closes it. For one thread at a time. */
final class OpenFile {
    private final FileChannel channel;
    private final OpenLimit limit;
    private int users = 1;

    /** Takes over a channel, which the limit has counted. */
    OpenFile(FileChannel channel, OpenLimit limit) {
        this.channel = channel;
        this.limit = limit;
    }

    FileChannel channel() {
        return channel;
    }

    OpenFile share() {
        users++;
        return this;
    }

    void release() {
        if (--users == 0) {
            limit.release();
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a file could not be closed", e);
            }
        }
    }
}
