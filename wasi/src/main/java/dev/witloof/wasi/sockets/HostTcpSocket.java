package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.IpSocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.NetworkResource;
import dev.witloof.bindings.wasi.sockets.Tcp;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Tuple3;
import dev.witloof.runtime.Unit;
import dev.witloof.wasi.io.HostInputStream;
import dev.witloof.wasi.io.HostOutputStream;
import dev.witloof.wasi.io.HostPollable;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The resource {@code tcp-socket}: its life from unbound to connected or listening. What Java does at once is done by the
 * first of the two steps.
 */
final class HostTcpSocket extends TcpOptions implements Readiness {
    private enum State {
        UNBOUND,
        BINDING,
        BOUND,
        CONNECTING,
        CONNECTED,
        STARTING_TO_LISTEN,
        LISTENING,
        FAILED
    }

    private final SocketAccess access;
    private final IpAddressFamily family;
    private TcpConnection connection;
    private @Nullable ServerSocketChannel listener;
    private @Nullable SocketChannel waiting;
    private State state;
    private int backlog = 128;
    private @Nullable IOException failure;

    private HostTcpSocket(SocketAccess access, IpAddressFamily family, SocketChannel channel, State state) {
        this.access = access;
        this.family = family;
        this.connection = new TcpConnection(access, channel);
        this.state = state;
    }

    static HostTcpSocket create(SocketAccess access, IpAddressFamily family) throws ErrorCodeException {
        access.acquire();
        try {
            return SocketErrors.coded(() -> new HostTcpSocket(access, family, open(family), State.UNBOUND));
        } catch (ErrorCodeException | RuntimeException e) {
            access.release();
            throw e;
        }
    }

    static StandardProtocolFamily java(IpAddressFamily family) {
        return family == IpAddressFamily.IPV4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    private static SocketChannel open(IpAddressFamily family) throws IOException {
        SocketChannel channel = SocketChannel.open(java(family));
        channel.configureBlocking(false);
        return channel;
    }

    @Override
    SelectableChannel channel() {
        return listener == null ? connection.channel() : listener;
    }

    private void require(State... allowed) throws ErrorCodeException {
        for (State each : allowed) {
            if (state == each) {
                return;
            }
        }
        throw SocketErrors.of(ErrorCode.INVALID_STATE);
    }

    private void requireStarted(State wanted) throws ErrorCodeException {
        if (state != wanted) {
            throw SocketErrors.of(ErrorCode.NOT_IN_PROGRESS);
        }
    }

    @Override
    public void startBind(NetworkResource network, IpSocketAddress localAddress) throws ErrorCodeException {
        require(State.UNBOUND);
        InetSocketAddress address = Addresses.java(localAddress, family);
        if (address.getAddress().isMulticastAddress()) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
        }
        access.require(access.allows(NetworkRules.Use.LISTEN, address)
                || (address.getPort() == 0 && access.rules().allowsAny(NetworkRules.Use.CONNECT)));
        SocketErrors.coded(() -> {
            connection.channel().setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return connection.channel().bind(address);
        });
        state = State.BINDING;
    }

    @Override
    public void finishBind() throws ErrorCodeException {
        requireStarted(State.BINDING);
        state = State.BOUND;
    }

    @Override
    public void startConnect(NetworkResource network, IpSocketAddress remoteAddress) throws ErrorCodeException {
        require(State.UNBOUND, State.BOUND);
        InetSocketAddress address = Addresses.java(remoteAddress, family);
        if (address.getPort() == 0
                || address.getAddress().isAnyLocalAddress()
                || address.getAddress().isMulticastAddress()) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
        }
        access.require(access.allows(NetworkRules.Use.CONNECT, address));
        state = State.CONNECTING;
        try {
            connection.channel().connect(address);
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public Tuple2<Streams.InputStream, Streams.OutputStream> finishConnect() throws ErrorCodeException {
        requireStarted(State.CONNECTING);
        if (!ready()) {
            throw SocketErrors.of(ErrorCode.WOULD_BLOCK);
        }
        IOException failed = failure;
        if (failed != null) {
            state = State.FAILED;
            throw new ErrorCodeException(SocketErrors.code(failed), failed);
        }
        state = State.CONNECTED;
        return new Tuple2<>(input(connection), output(connection));
    }

    private static Streams.InputStream input(TcpConnection connection) {
        return new HostInputStream(new TcpSource(connection));
    }

    private static Streams.OutputStream output(TcpConnection connection) {
        return new HostOutputStream(new TcpSink(connection));
    }

    /** Java has other sockets for listening, so the bound one makes room for one of those. */
    @Override
    public void startListen() throws ErrorCodeException {
        require(State.BOUND);
        SocketErrors.coded(() -> {
            SocketAddress address = connection.channel().getLocalAddress();
            access.require(access.allows(NetworkRules.Use.LISTEN, (InetSocketAddress) address));
            ServerSocketChannel server = ServerSocketChannel.open(java(family));
            try {
                server.configureBlocking(false);
                server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                options().apply(server);
                connection.channel().close();
                server.bind(address, backlog);
            } catch (IOException | RuntimeException e) {
                server.close();
                state = State.FAILED;
                throw e;
            }
            listener = server;
            return Unit.INSTANCE;
        });
        state = State.STARTING_TO_LISTEN;
    }

    @Override
    public void finishListen() throws ErrorCodeException {
        requireStarted(State.STARTING_TO_LISTEN);
        state = State.LISTENING;
    }

    @Override
    public Tuple3<Tcp.TcpSocket, Streams.InputStream, Streams.OutputStream> accept() throws ErrorCodeException {
        require(State.LISTENING);
        if (!ready()) {
            throw SocketErrors.of(ErrorCode.WOULD_BLOCK);
        }
        IOException failed = failure;
        failure = null;
        if (failed != null) {
            throw new ErrorCodeException(SocketErrors.code(failed), failed);
        }
        access.acquire();
        SocketChannel accepted = waiting;
        waiting = null;
        if (accepted == null) {
            access.release();
            throw SocketErrors.of(ErrorCode.WOULD_BLOCK);
        }
        HostTcpSocket socket = new HostTcpSocket(access, family, accepted, State.CONNECTED);
        return new Tuple3<>(socket, input(socket.connection), output(socket.connection));
    }

    /** Takes a connection that somebody has made, if there is one. */
    private void fill(ServerSocketChannel server) throws IOException {
        SocketChannel accepted = server.accept();
        if (accepted == null) {
            return;
        }
        InetSocketAddress remote = (InetSocketAddress) accepted.getRemoteAddress();
        if (family == IpAddressFamily.IPV6 && remote.getAddress() instanceof Inet4Address) {
            accepted.close(); // Java's sockets of version 6 take both
            return;
        }
        accepted.configureBlocking(false);
        options().apply(accepted);
        waiting = accepted;
    }

    @Override
    public IpSocketAddress localAddress() throws ErrorCodeException {
        require(State.BOUND, State.CONNECTING, State.CONNECTED, State.STARTING_TO_LISTEN, State.LISTENING);
        return SocketErrors.coded(() -> {
            SocketAddress address = network().getLocalAddress();
            if (address == null) {
                throw SocketErrors.of(ErrorCode.INVALID_STATE);
            }
            return Addresses.wit(address);
        });
    }

    @Override
    public IpSocketAddress remoteAddress() throws ErrorCodeException {
        require(State.CONNECTED);
        return SocketErrors.coded(() -> Addresses.wit(connection.channel().getRemoteAddress()));
    }

    @Override
    public boolean isListening() {
        return state == State.LISTENING;
    }

    @Override
    public IpAddressFamily addressFamily() {
        return family;
    }

    @Override
    public void setListenBacklogSize(long value) throws ErrorCodeException {
        int size = SocketOptions.size(value);
        if (state == State.LISTENING || state == State.STARTING_TO_LISTEN) {
            throw SocketErrors.of(ErrorCode.NOT_SUPPORTED);
        }
        require(State.UNBOUND, State.BINDING, State.BOUND);
        backlog = Math.min(size, 4096);
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(this);
    }

    /** Whether the second step of what was started, or accepting, is possible. */
    @Override
    public boolean ready() {
        try {
            ServerSocketChannel server = listener;
            if (state == State.LISTENING && server != null) {
                if (waiting == null && failure == null) {
                    fill(server);
                }
                return waiting != null || failure != null;
            }
            return state != State.CONNECTING
                    || failure != null
                    || connection.channel().finishConnect();
        } catch (IOException e) {
            failure = e;
            return true;
        }
    }

    @Override
    public void watch(Waiter waiter) {
        waiter.on(channel(), listener == null ? SelectionKey.OP_CONNECT : SelectionKey.OP_ACCEPT);
    }

    @Override
    public void shutdown(Tcp.ShutdownType type) throws ErrorCodeException {
        require(State.CONNECTED);
        SocketErrors.coded(() -> {
            if (type != Tcp.ShutdownType.SEND) {
                connection.channel().shutdownInput();
            }
            if (type != Tcp.ShutdownType.RECEIVE) {
                connection.endSending();
            }
            return Unit.INSTANCE;
        });
    }

    @Override
    public void close() {
        try {
            if (waiting != null) {
                waiting.close();
            }
            if (listener != null) {
                listener.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a socket could not be closed", e);
        } finally {
            connection.release();
        }
    }
}
