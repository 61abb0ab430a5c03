package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamError;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import dev.witloof.bindings.wasi.sockets.InstanceNetwork;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.IpSocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.Ipv4SocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.Ipv6SocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.NetworkResource;
import dev.witloof.bindings.wasi.sockets.Tcp;
import dev.witloof.bindings.wasi.sockets.Tcp.ShutdownType;
import dev.witloof.bindings.wasi.sockets.TcpCreateSocket;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Tuple3;
import dev.witloof.runtime.Tuple4;
import dev.witloof.runtime.Tuple8;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TcpTest {
    private final WasiInterfaces wasi = granted(NetworkGrants.builder()
            .connect("127.0.0.0/8:*")
            .listen("127.0.0.1:*")
            .build());

    private final NetworkResource network = wasi.get(InstanceNetwork.class).instanceNetwork();

    private static WasiInterfaces granted(NetworkGrants grants) {
        return WasiHost.builder().network(grants).maxOpen(8).build().interfaces();
    }

    private Tcp.TcpSocket socket() throws ErrorCodeException {
        return socket(wasi);
    }

    private static Tcp.TcpSocket socket(WasiInterfaces wasi) throws ErrorCodeException {
        return wasi.get(TcpCreateSocket.class).createTcpSocket(IpAddressFamily.IPV4);
    }

    private static IpSocketAddress local(int port) {
        return new IpSocketAddress.Ipv4(new Ipv4SocketAddress(port, new Tuple4<>(127, 0, 0, 1)));
    }

    private static int port(IpSocketAddress address) {
        return ((IpSocketAddress.Ipv4) address).value().port();
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ErrorCodeException.class, e -> assertThat(e.error())
                .isEqualTo(code));
    }

    private Tcp.TcpSocket listening() throws ErrorCodeException {
        Tcp.TcpSocket socket = socket();
        socket.startBind(network, local(0));
        fails(ErrorCode.INVALID_STATE, socket::startListen);
        socket.finishBind();
        socket.setListenBacklogSize(5);
        socket.startListen();
        assertThat(socket.subscribe().ready()).isTrue();
        socket.finishListen();
        assertThat(socket.isListening()).isTrue();
        return socket;
    }

    private Tuple2<Streams.InputStream, Streams.OutputStream> connected(Tcp.TcpSocket socket, int port)
            throws ErrorCodeException {
        socket.startConnect(network, local(port));
        socket.subscribe().block();
        return socket.finishConnect();
    }

    @Test
    void guestsTalkToEachOther() throws Exception {
        Tcp.TcpSocket server = listening();
        fails(ErrorCode.WOULD_BLOCK, server::accept);
        Tcp.TcpSocket client = socket();
        int port = port(server.localAddress());
        Tuple2<Streams.InputStream, Streams.OutputStream> there = connected(client, port);
        server.subscribe().block();
        Tuple3<Tcp.TcpSocket, Streams.InputStream, Streams.OutputStream> here = server.accept();
        assertThat(client.remoteAddress()).isEqualTo(local(port));
        assertThat(here.v0().remoteAddress()).isEqualTo(client.localAddress());
        assertThat(client.addressFamily()).isEqualTo(IpAddressFamily.IPV4);
        assertThat(client.isListening()).isFalse();

        assertThat(here.v1().read(10)).isEmpty();
        Poll.Pollable input = here.v1().subscribe();
        assertThat(input.ready()).isFalse();
        there.v1().blockingWriteAndFlush(new byte[] {1, 2, 3});
        assertThat(wasi.get(Poll.class).poll(List.of(input))).containsExactly(0);
        assertThat(here.v1().read(2)).containsExactly(1, 2);
        assertThat(here.v1().blockingRead(9)).containsExactly(3);
        here.v2().blockingWriteAndFlush(new byte[] {4});
        assertThat(there.v0().blockingRead(9)).containsExactly(4);
        client.shutdown(ShutdownType.SEND);
        assertThatThrownBy(() -> there.v1().checkWrite()).satisfies(TcpTest::isClosed);
        assertThatThrownBy(() -> here.v1().blockingRead(9)).satisfies(TcpTest::isClosed);
        fails(ErrorCode.INVALID_STATE, () -> server.shutdown(ShutdownType.BOTH));
        fails(ErrorCode.INVALID_STATE, () -> client.startConnect(network, local(port)));
    }

    private static void isClosed(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(StreamErrorException.class, e -> assertThat(e.error())
                .isEqualTo(new StreamError.Closed()));
    }

    @Test
    void whatIsWrittenArrivesThoughTheGuestDropsAll() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Tcp.TcpSocket socket = socket();
            Tuple2<Streams.InputStream, Streams.OutputStream> streams = connected(socket, server.getLocalPort());
            byte[] chunk = new byte[50_000];
            Arrays.fill(chunk, (byte) 7);
            long written = 0;
            // Until the buffers of the system are full, too: nobody reads.
            Poll.Pollable room = streams.v1().subscribe();
            while (room.ready()) {
                while (streams.v1().checkWrite() > 0) {
                    streams.v1().write(chunk);
                    written += chunk.length;
                }
            }
            streams.v0().close();
            streams.v1().close();
            socket.close();
            try (Socket other = server.accept()) {
                ByteArrayOutputStream received = new ByteArrayOutputStream();
                other.getInputStream().transferTo(received);
                assertThat(received.size()).isEqualTo((int) written);
            }
        }
    }

    @Test
    void theStreamsOutliveTheSocket() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Tcp.TcpSocket socket = socket();
            Tuple2<Streams.InputStream, Streams.OutputStream> streams = connected(socket, server.getLocalPort());
            socket.close();
            try (Socket other = server.accept()) {
                other.getOutputStream().write(5);
                assertThat(streams.v0().blockingRead(1)).containsExactly(5);
                streams.v0().close();
                streams.v1().close();
                assertThat(other.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void nothingIsReachedWithoutAGrant() throws Exception {
        WasiInterfaces none = granted(NetworkGrants.none());
        fails(ErrorCode.ACCESS_DENIED, () -> socket(none).startConnect(network, local(80)));
        fails(ErrorCode.ACCESS_DENIED, () -> socket(none).startBind(network, local(0)));
        WasiInterfaces one =
                granted(NetworkGrants.builder().connect("127.0.0.1:1000-2000").build());
        fails(ErrorCode.ACCESS_DENIED, () -> socket(one).startConnect(network, local(2001)));
        fails(ErrorCode.ACCESS_DENIED, () -> socket(one).startBind(network, local(1500)));
        Tcp.TcpSocket bound = socket(one);
        bound.startBind(network, local(0));
        bound.finishBind();
        fails(ErrorCode.ACCESS_DENIED, bound::startListen);
        IpSocketAddress other = new IpSocketAddress.Ipv4(new Ipv4SocketAddress(80, new Tuple4<>(10, 0, 0, 1)));
        fails(ErrorCode.ACCESS_DENIED, () -> socket().startConnect(network, other));
    }

    @Test
    void refusesAddressesThatAreNone() throws Exception {
        Tcp.TcpSocket socket = socket();
        IpSocketAddress any = new IpSocketAddress.Ipv4(new Ipv4SocketAddress(80, new Tuple4<>(0, 0, 0, 0)));
        IpSocketAddress many = new IpSocketAddress.Ipv4(new Ipv4SocketAddress(80, new Tuple4<>(224, 0, 0, 1)));
        IpSocketAddress six =
                new IpSocketAddress.Ipv6(new Ipv6SocketAddress(80, 0, new Tuple8<>(0, 0, 0, 0, 0, 0, 0, 1), 0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network, local(0)));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network, any));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network, many));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network, six));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startBind(network, six));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startBind(network, many));
        fails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
        fails(ErrorCode.NOT_IN_PROGRESS, socket::finishConnect);
        fails(ErrorCode.NOT_IN_PROGRESS, socket::finishListen);
        fails(ErrorCode.INVALID_STATE, socket::accept);
        fails(ErrorCode.INVALID_STATE, socket::startListen);
        fails(ErrorCode.INVALID_STATE, socket::localAddress);
        fails(ErrorCode.INVALID_STATE, socket::remoteAddress);
    }

    /** An address of version 4 that is written as one of version 6 gets around no grant. */
    @Test
    void refusesMappedAddresses() throws Exception {
        Tcp.TcpSocket socket = wasi.get(TcpCreateSocket.class).createTcpSocket(IpAddressFamily.IPV6);
        IpSocketAddress mapped = new IpSocketAddress.Ipv6(
                new Ipv6SocketAddress(80, 0, new Tuple8<>(0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1), 0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network, mapped));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.startBind(network, mapped));
    }

    @Test
    void tellsWhyThereIsNoConnection() throws Exception {
        // Bound and not listening, so that nobody else can listen there.
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = bound.getLocalPort();
            Tcp.TcpSocket taken = socket();
            taken.startBind(network, local(0));
            taken.finishBind();
            fails(ErrorCode.ADDRESS_IN_USE, () -> socket().startBind(network, local(port)));
            Tcp.TcpSocket socket = socket();
            fails(ErrorCode.CONNECTION_REFUSED, () -> connected(socket, port));
            fails(ErrorCode.NOT_IN_PROGRESS, socket::finishConnect);
            fails(ErrorCode.INVALID_STATE, () -> socket.startConnect(network, local(port)));
        }
    }

    @Test
    void setsOptions() throws Exception {
        Tcp.TcpSocket socket = socket();
        socket.setKeepAliveEnabled(true);
        assertThat(socket.keepAliveEnabled()).isTrue();
        socket.setKeepAliveIdleTime(1_500_000_000L);
        assertThat(socket.keepAliveIdleTime()).isEqualTo(2_000_000_000L);
        socket.setKeepAliveInterval(-1);
        assertThat(socket.keepAliveInterval()).isEqualTo(32_767_000_000_000L);
        socket.setKeepAliveCount(5);
        assertThat(socket.keepAliveCount()).isEqualTo(5);
        socket.setReceiveBufferSize(100_000);
        assertThat(socket.receiveBufferSize()).isPositive();
        socket.setSendBufferSize(-1);
        assertThat(socket.sendBufferSize()).isPositive();
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setKeepAliveIdleTime(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setKeepAliveInterval(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setKeepAliveCount(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setReceiveBufferSize(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setSendBufferSize(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setListenBacklogSize(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setHopLimit(0));
        fails(ErrorCode.NOT_SUPPORTED, () -> socket.setHopLimit(3));
        fails(ErrorCode.NOT_SUPPORTED, socket::hopLimit);
        Tcp.TcpSocket server = listening();
        fails(ErrorCode.NOT_SUPPORTED, () -> server.setListenBacklogSize(3));
        assertThat(server.receiveBufferSize()).isPositive();
    }

    @Test
    void opensNoMoreSocketsThanItMay() throws Exception {
        Tcp.TcpSocket first = socket();
        for (int i = 0; i < 7; i++) {
            socket();
        }
        fails(ErrorCode.NEW_SOCKET_LIMIT, this::socket);
        first.close();
        socket();
    }

    @Test
    void acceptsWhomJavaSends() throws Exception {
        Tcp.TcpSocket server = listening();
        try (Socket client = new Socket()) {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(server.localAddress())));
            server.subscribe().block();
            Tuple3<Tcp.TcpSocket, Streams.InputStream, Streams.OutputStream> accepted = server.accept();
            accepted.v2().blockingWriteAndFlush(new byte[] {9});
            assertThat(client.getInputStream().read()).isEqualTo(9);
            server.close();
            accepted.v0().shutdown(ShutdownType.BOTH);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }
}
