package dev.witloof.wasi.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Java stream that guests read without blocking: one read of it at a time runs in the background, and only when a guest
 * has asked for bytes that are not there. All guests of a host share it, as processes do with their terminal. Safe for use
 * by several threads.
 */
public final class JavaInput {
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final Signal signal = new Signal();

    private byte[] buffer = {};
    private int position;
    private boolean reading;
    private boolean ended;
    private @Nullable IOException failure;

    /**
     * Makes the view of a stream.
     *
     * @param stream what to read; never closed
     */
    public JavaInput(InputStream stream) {
        this.stream = stream;
    }

    /**
     * A source for one guest's stream.
     *
     * @return a new source
     */
    public ByteSource source() {
        return new ByteSource() {
            @Override
            public byte @Nullable [] take(int most) throws IOException {
                return JavaInput.this.take(most);
            }

            @Override
            public Readiness readiness() {
                return new Readiness() {
                    @Override
                    public boolean ready() {
                        return isReady();
                    }

                    @Override
                    public void watch(Waiter waiter) {
                        signal.add(waiter);
                        fill();
                    }

                    @Override
                    public void unwatch(Waiter waiter) {
                        signal.remove(waiter);
                    }
                };
            }

            @Override
            public void close() {}
        };
    }

    private synchronized byte @Nullable [] take(int most) throws IOException {
        if (position < buffer.length) {
            int from = position;
            position = Math.min(buffer.length, from + most);
            return Arrays.copyOfRange(buffer, from, position);
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (ended) {
            return null;
        }
        fill();
        return new byte[0];
    }

    private synchronized boolean isReady() {
        return position < buffer.length || ended || failure != null;
    }

    private synchronized void fill() {
        if (!reading && !isReady()) {
            reading = true;
            Background.EXECUTOR.execute(this::read);
        }
    }

    private void read() {
        byte[] bytes = new byte[BUFFER];
        int count = -1;
        IOException thrown = null;
        try {
            count = stream.read(bytes);
        } catch (IOException e) {
            thrown = e;
        } finally {
            read(bytes, count, thrown);
        }
    }

    private void read(byte[] bytes, int count, @Nullable IOException thrown) {
        synchronized (this) {
            reading = false;
            failure = thrown;
            ended = thrown == null && count < 0;
            buffer = count > 0 ? Arrays.copyOf(bytes, count) : new byte[0];
            position = 0;
        }
        signal.fire();
    }
}
