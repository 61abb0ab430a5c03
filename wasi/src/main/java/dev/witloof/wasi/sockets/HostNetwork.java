package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.sockets.InstanceNetwork;
import dev.witloof.bindings.wasi.sockets.IpNameLookup;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.NetworkResource;
import dev.witloof.bindings.wasi.sockets.Tcp;
import dev.witloof.bindings.wasi.sockets.TcpCreateSocket;
import dev.witloof.bindings.wasi.sockets.Udp;
import dev.witloof.bindings.wasi.sockets.UdpCreateSocket;
import dev.witloof.wasi.io.OpenLimit;

/**
 * The functions of {@code wasi:sockets}, for one instance. There is one network, and what the guest may do there does not
 * depend on the handle that it shows.
 */
public final class HostNetwork implements InstanceNetwork, IpNameLookup, TcpCreateSocket, UdpCreateSocket {
    private static final class TheNetwork implements NetworkResource {}

    private final SocketAccess access;

    /**
     * Makes the interfaces.
     *
     * @param rules what the guest may do
     * @param open counts what it opens
     */
    public HostNetwork(NetworkRules rules, OpenLimit open) {
        this.access = new SocketAccess(rules, open);
    }

    @Override
    public NetworkResource instanceNetwork() {
        return new TheNetwork();
    }

    @Override
    public Tcp.TcpSocket createTcpSocket(IpAddressFamily family) throws ErrorCodeException {
        return HostTcpSocket.create(access, family);
    }

    @Override
    public Udp.UdpSocket createUdpSocket(IpAddressFamily family) throws ErrorCodeException {
        return HostUdpSocket.create(access, family);
    }

    @Override
    public ResolveAddressStream resolveAddresses(NetworkResource network, String name) throws ErrorCodeException {
        return HostAddressStream.of(access, name);
    }
}
