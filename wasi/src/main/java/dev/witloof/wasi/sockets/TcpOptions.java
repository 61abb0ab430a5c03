package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Tcp;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/** The options of a TCP socket. What Java cannot set on this platform is {@code not-supported}. */
abstract class TcpOptions implements Tcp.TcpSocket {
    private static final int MAX_SECONDS = 32767;

    private final SocketOptions options = new SocketOptions();

    /** The channel that the socket stands for at present. */
    abstract SelectableChannel channel();

    final NetworkChannel network() {
        return (NetworkChannel) channel();
    }

    final SocketOptions options() {
        return options;
    }

    @Override
    public final boolean keepAliveEnabled() throws ErrorCodeException {
        return options.get(network(), StandardSocketOptions.SO_KEEPALIVE);
    }

    @Override
    public final void setKeepAliveEnabled(boolean value) throws ErrorCodeException {
        options.set(network(), StandardSocketOptions.SO_KEEPALIVE, value);
    }

    @Override
    public final long keepAliveIdleTime() throws ErrorCodeException {
        return seconds(ExtendedSocketOptions.TCP_KEEPIDLE);
    }

    @Override
    public final void setKeepAliveIdleTime(long value) throws ErrorCodeException {
        setSeconds(ExtendedSocketOptions.TCP_KEEPIDLE, value);
    }

    @Override
    public final long keepAliveInterval() throws ErrorCodeException {
        return seconds(ExtendedSocketOptions.TCP_KEEPINTERVAL);
    }

    @Override
    public final void setKeepAliveInterval(long value) throws ErrorCodeException {
        setSeconds(ExtendedSocketOptions.TCP_KEEPINTERVAL, value);
    }

    private long seconds(SocketOption<Integer> option) throws ErrorCodeException {
        return TimeUnit.SECONDS.toNanos(options.get(network(), option));
    }

    /** The system counts seconds: a part of one becomes a whole. */
    private void setSeconds(SocketOption<Integer> option, long nanos) throws ErrorCodeException {
        if (nanos == 0) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
        }
        long seconds = Long.divideUnsigned(nanos - 1, TimeUnit.SECONDS.toNanos(1)) + 1;
        options.set(network(), option, (int) Math.min(seconds, MAX_SECONDS));
    }

    @Override
    public final long keepAliveCount() throws ErrorCodeException {
        return options.get(network(), ExtendedSocketOptions.TCP_KEEPCOUNT);
    }

    @Override
    public final void setKeepAliveCount(long value) throws ErrorCodeException {
        options.set(network(), ExtendedSocketOptions.TCP_KEEPCOUNT, Math.min(SocketOptions.size(value), 127));
    }

    /** Java has no such option for packets to one host. */
    @Override
    public final int hopLimit() throws ErrorCodeException {
        throw SocketErrors.of(ErrorCode.NOT_SUPPORTED);
    }

    @Override
    public final void setHopLimit(int value) throws ErrorCodeException {
        throw SocketErrors.of(value == 0 ? ErrorCode.INVALID_ARGUMENT : ErrorCode.NOT_SUPPORTED);
    }

    @Override
    public final long receiveBufferSize() throws ErrorCodeException {
        return options.get(network(), StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public final void setReceiveBufferSize(long value) throws ErrorCodeException {
        options.set(network(), StandardSocketOptions.SO_RCVBUF, SocketOptions.size(value));
    }

    @Override
    public final long sendBufferSize() throws ErrorCodeException {
        return options.get(network(), StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public final void setSendBufferSize(long value) throws ErrorCodeException {
        options.set(network(), StandardSocketOptions.SO_SNDBUF, SocketOptions.size(value));
    }
}
