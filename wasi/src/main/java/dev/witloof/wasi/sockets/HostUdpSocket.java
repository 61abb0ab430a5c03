package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.IpSocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.NetworkResource;
import dev.witloof.bindings.wasi.sockets.Udp;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Unit;
import dev.witloof.wasi.io.HostPollable;
import dev.witloof.wasi.io.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resource {@code udp-socket}. */
final class HostUdpSocket implements Udp.UdpSocket {
    /** Older ones are forgotten, so that strangers cannot fill the host's memory. */
    private static final int MAX_HEARD = 1000;

    private final SocketAccess access;
    private final IpAddressFamily family;
    private final DatagramChannel channel;
    private final SocketOptions options = new SocketOptions();
    private boolean binding;
    private boolean bound;
    /** Whether anybody may send to it. */
    private boolean open;

    /** Who has sent to it, the latest last: they may be answered. */
    private final Set<InetSocketAddress> heard = new LinkedHashSet<>();

    private @Nullable DatagramStreams streams;

    private HostUdpSocket(SocketAccess access, IpAddressFamily family, DatagramChannel channel) {
        this.access = access;
        this.family = family;
        this.channel = channel;
    }

    static HostUdpSocket create(SocketAccess access, IpAddressFamily family) throws ErrorCodeException {
        access.acquire();
        try {
            return SocketErrors.coded(() -> {
                DatagramChannel channel = DatagramChannel.open(HostTcpSocket.java(family));
                channel.configureBlocking(false);
                return new HostUdpSocket(access, family, channel);
            });
        } catch (ErrorCodeException | RuntimeException e) {
            access.release();
            throw e;
        }
    }

    @Override
    public void startBind(NetworkResource network, IpSocketAddress localAddress) throws ErrorCodeException {
        if (binding || bound) {
            throw SocketErrors.of(ErrorCode.INVALID_STATE);
        }
        InetSocketAddress address = Addresses.java(localAddress, family);
        boolean receives = access.allows(NetworkRules.Use.RECEIVE, address);
        access.require(receives || (address.getPort() == 0 && access.rules().allowsAny(NetworkRules.Use.DATAGRAMS)));
        SocketErrors.coded(() -> channel.bind(address));
        open = receives;
        binding = true;
    }

    @Override
    public void finishBind() throws ErrorCodeException {
        if (!binding) {
            throw SocketErrors.of(ErrorCode.NOT_IN_PROGRESS);
        }
        binding = false;
        bound = true;
    }

    private void requireBound() throws ErrorCodeException {
        if (!bound) {
            throw SocketErrors.of(ErrorCode.INVALID_STATE);
        }
    }

    @Override
    public Tuple2<Udp.IncomingDatagramStream, Udp.OutgoingDatagramStream> stream(
            Optional<IpSocketAddress> remoteAddress) throws ErrorCodeException {
        requireBound();
        if (streams != null && streams.inUse()) {
            throw new IllegalStateException("the streams of a UDP socket are dropped before others are made");
        }
        SocketErrors.coded(() -> {
            channel.disconnect();
            if (remoteAddress.isPresent()) {
                InetSocketAddress remote = remote(remoteAddress.get());
                access.require(mayReceive(remote));
                channel.connect(remote);
            }
            return Unit.INSTANCE;
        });
        DatagramStreams made = new DatagramStreams(this, channel, remoteAddress);
        streams = made;
        return new Tuple2<>(made.incoming(), made.outgoing());
    }

    InetSocketAddress remote(IpSocketAddress address) throws ErrorCodeException {
        InetSocketAddress remote = Addresses.java(address, family);
        if (remote.getPort() == 0 || remote.getAddress().isAnyLocalAddress()) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
        }
        return remote;
    }

    /** Whether datagrams of an address reach the guest. */
    boolean mayReceive(InetSocketAddress remote) {
        return open || access.allows(NetworkRules.Use.DATAGRAMS, remote);
    }

    /** Whether the guest may send to an address. */
    boolean maySend(InetSocketAddress remote) {
        return heard.contains(remote) || access.allows(NetworkRules.Use.DATAGRAMS, remote);
    }

    /** Notes that the guest gets a datagram of an address. */
    void heard(InetSocketAddress remote) {
        if (open) {
            heard.remove(remote);
            heard.add(remote);
            if (heard.size() > MAX_HEARD) {
                heard.remove(heard.iterator().next());
            }
        }
    }

    void require(boolean allowed) throws ErrorCodeException {
        access.require(allowed);
    }

    @Override
    public IpSocketAddress localAddress() throws ErrorCodeException {
        requireBound();
        return SocketErrors.coded(() -> Addresses.wit(channel.getLocalAddress()));
    }

    @Override
    public IpSocketAddress remoteAddress() throws ErrorCodeException {
        if (!channel.isConnected()) {
            throw SocketErrors.of(ErrorCode.INVALID_STATE);
        }
        return SocketErrors.coded(() -> Addresses.wit(channel.getRemoteAddress()));
    }

    @Override
    public IpAddressFamily addressFamily() {
        return family;
    }

    /** Java has no such option for packets to one host. */
    @Override
    public int unicastHopLimit() throws ErrorCodeException {
        throw SocketErrors.of(ErrorCode.NOT_SUPPORTED);
    }

    @Override
    public void setUnicastHopLimit(int value) throws ErrorCodeException {
        throw SocketErrors.of(value == 0 ? ErrorCode.INVALID_ARGUMENT : ErrorCode.NOT_SUPPORTED);
    }

    @Override
    public long receiveBufferSize() throws ErrorCodeException {
        return options.get(channel, StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public void setReceiveBufferSize(long value) throws ErrorCodeException {
        options.set(channel, StandardSocketOptions.SO_RCVBUF, SocketOptions.size(value));
    }

    @Override
    public long sendBufferSize() throws ErrorCodeException {
        return options.get(channel, StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public void setSendBufferSize(long value) throws ErrorCodeException {
        options.set(channel, StandardSocketOptions.SO_SNDBUF, SocketOptions.size(value));
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(Readiness.ALWAYS);
    }

    /** Closes its streams too, in effect: they have nothing to receive from or to send by. */
    @Override
    public void close() {
        access.release();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket could not be closed", e);
        }
    }
}
