package dev.witloof.wasi.sockets;

import dev.witloof.wasi.io.ByteSink;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.StreamFailure;
import dev.witloof.wasi.io.Waiter;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;

/** What a connection sends: there is room once all that was written before is on its way. */
final class TcpSink implements ByteSink, Readiness {
    private static final int ROOM = 1 << 16;

    private final TcpConnection connection;

    TcpSink(TcpConnection connection) {
        this.connection = connection.share();
    }

    @Override
    public int room() throws IOException {
        if (connection.isEnding()) {
            throw new ClosedChannelException();
        }
        return flush() ? ROOM : 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (connection.isEnding()) {
            throw new ClosedChannelException();
        }
        try {
            connection.write(bytes);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw new StreamFailure(SocketErrors.code(e), e);
        }
    }

    @Override
    public boolean flush() throws IOException {
        try {
            return connection.send();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw new StreamFailure(SocketErrors.code(e), e);
        }
    }

    @Override
    public Readiness readiness() {
        return this;
    }

    @Override
    public boolean ready() {
        try {
            return connection.send();
        } catch (IOException e) {
            return true; // which the next function of the stream tells
        }
    }

    @Override
    public void watch(Waiter waiter) {
        waiter.on(connection.channel(), SelectionKey.OP_WRITE);
    }

    @Override
    public void close() {
        connection.release();
    }
}
