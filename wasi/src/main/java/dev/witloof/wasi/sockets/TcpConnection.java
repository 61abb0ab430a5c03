package dev.witloof.wasi.sockets;

import dev.witloof.wasi.io.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection, which its socket and its two streams share: the last of them closes it. For one thread at a time.
 *
 * <p>What a guest has written and left behind is still sent, in the background and for a while.
 */
final class TcpConnection {
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final SocketAccess access;
    private final SocketChannel channel;
    private int users = 1;
    /** What was written and not yet sent, or null. */
    private @Nullable ByteBuffer pending;

    private boolean ending;

    /** Takes over a channel, which the limit has counted. */
    TcpConnection(SocketAccess access, SocketChannel channel) {
        this.access = access;
        this.channel = channel;
    }

    SocketChannel channel() {
        return channel;
    }

    TcpConnection share() {
        users++;
        return this;
    }

    /** Takes bytes over, after {@link #send} has said that all before were sent. */
    void write(byte[] bytes) throws IOException {
        pending = ByteBuffer.wrap(bytes);
        send();
    }

    /** Sends what it can; returns whether nothing is left. */
    boolean send() throws IOException {
        ByteBuffer left = pending;
        if (left != null) {
            channel.write(left);
            if (left.hasRemaining()) {
                return false;
            }
            pending = null;
            if (ending) {
                channel.shutdownOutput();
            }
        }
        return true;
    }

    /** Shuts the sending side down, after what is left. */
    void endSending() throws IOException {
        ending = true;
        if (pending == null) {
            channel.shutdownOutput();
        }
    }

    boolean isEnding() {
        return ending;
    }

    void release() {
        if (--users > 0) {
            return;
        }
        ByteBuffer left = pending;
        boolean sending = left != null && channel.isConnected() && Background.tryExecute(() -> linger(left));
        if (!sending) {
            close();
        }
    }

    private void linger(ByteBuffer left) {
        long end = System.nanoTime() + LINGER_NANOS;
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            long time = LINGER_NANOS;
            while (left.hasRemaining() && time > 0) {
                selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(time)));
                selector.selectedKeys().clear();
                channel.write(left);
                time = end - System.nanoTime();
            }
        } catch (IOException e) {
            return; // the other side is gone, and the guest past being told
        } finally {
            close();
        }
    }

    private void close() {
        access.release();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection could not be closed", e);
        }
    }
}
