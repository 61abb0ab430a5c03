package dev.witloof.wasi.io;

import java.io.IOException;
import java.io.OutputStream;

/** A Java stream that guests write: at once, which waits as long as that stream does. */
public final class JavaOutput implements ByteSink {
    private static final int ROOM = 1 << 16;

    private final OutputStream stream;

    /**
     * Makes a sink for one guest's stream.
     *
     * @param stream what to write to; never closed
     */
    public JavaOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        stream.write(bytes);
    }

    @Override
    public boolean flush() throws IOException {
        stream.flush();
        return true;
    }

    @Override
    public Readiness readiness() {
        return Readiness.ALWAYS;
    }

    /** Passes on what a guest has left in a buffer. */
    @Override
    public void close() {
        try {
            stream.flush();
        } catch (IOException e) {
            // The guest is past being told, as it is with a file that it does not flush.
            return;
        }
    }
}
