package dev.witloof.wasi.sockets;

import dev.witloof.wasi.io.ByteSource;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.StreamFailure;
import dev.witloof.wasi.io.Waiter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a connection receives. Whether it is ready is found out by reading a little ahead. */
final class TcpSource implements ByteSource, Readiness {
    private static final int CHUNK = 1 << 16;
    private static final byte[] NOTHING = {};

    private final TcpConnection connection;
    private byte[] ahead = NOTHING;
    private boolean ended;
    private @Nullable IOException failure;

    TcpSource(TcpConnection connection) {
        this.connection = connection.share();
    }

    @Override
    public byte @Nullable [] take(int most) throws IOException {
        if (ahead.length == 0) {
            fill(Math.min(most, CHUNK));
        }
        if (ahead.length == 0) {
            if (failure != null) {
                throw new StreamFailure(SocketErrors.code(failure), failure);
            }
            return ended ? null : NOTHING;
        }
        byte[] bytes = ahead.length <= most ? ahead : Arrays.copyOf(ahead, most);
        ahead = bytes.length == ahead.length ? NOTHING : Arrays.copyOfRange(ahead, bytes.length, ahead.length);
        return bytes;
    }

    private void fill(int most) {
        if (ended || failure != null) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(most);
        try {
            int count = connection.channel().read(buffer);
            ended = count < 0;
            ahead = count > 0 ? Arrays.copyOf(buffer.array(), count) : NOTHING;
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public boolean ready() {
        if (ahead.length == 0) {
            fill(CHUNK);
        }
        return ahead.length > 0 || ended || failure != null;
    }

    @Override
    public Readiness readiness() {
        return this;
    }

    @Override
    public void watch(Waiter waiter) {
        waiter.on(connection.channel(), SelectionKey.OP_READ);
    }

    @Override
    public void close() {
        connection.release();
    }
}
