package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.sockets.InstanceNetwork;
import dev.witloof.bindings.wasi.sockets.IpNameLookup;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddress;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.IpSocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.Ipv4SocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.NetworkResource;
import dev.witloof.bindings.wasi.sockets.Tcp;
import dev.witloof.bindings.wasi.sockets.TcpCreateSocket;
import dev.witloof.bindings.wasi.sockets.Udp;
import dev.witloof.bindings.wasi.sockets.Udp.OutgoingDatagram;
import dev.witloof.bindings.wasi.sockets.UdpCreateSocket;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Tuple4;
import dev.witloof.runtime.Tuple8;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams and names. */
@Timeout(300)
class UdpTest {
    private final WasiInterfaces wasi = granted(NetworkGrants.builder()
            .datagrams("127.0.0.1:*")
            .receive("127.0.0.1:0")
            .build());

    private final NetworkResource network = wasi.get(InstanceNetwork.class).instanceNetwork();

    private static WasiInterfaces granted(NetworkGrants grants) {
        return WasiHost.builder().network(grants).build().interfaces();
    }

    private Udp.UdpSocket bound() throws ErrorCodeException {
        Udp.UdpSocket socket = wasi.get(UdpCreateSocket.class).createUdpSocket(IpAddressFamily.IPV4);
        socket.startBind(network, local(0));
        assertThat(socket.subscribe().ready()).isTrue();
        socket.finishBind();
        return socket;
    }

    private static IpSocketAddress local(int port) {
        return new IpSocketAddress.Ipv4(new Ipv4SocketAddress(port, new Tuple4<>(127, 0, 0, 1)));
    }

    private static OutgoingDatagram datagram(IpSocketAddress to, int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return new OutgoingDatagram(data, Optional.of(to));
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ErrorCodeException.class, e -> assertThat(e.error())
                .isEqualTo(code));
    }

    @Test
    void sendsAndReceives() throws Exception {
        Udp.UdpSocket one = bound();
        Udp.UdpSocket two = bound();
        Tuple2<Udp.IncomingDatagramStream, Udp.OutgoingDatagramStream> to = one.stream(Optional.empty());
        Tuple2<Udp.IncomingDatagramStream, Udp.OutgoingDatagramStream> from =
                two.stream(Optional.of(one.localAddress()));
        assertThat(two.remoteAddress()).isEqualTo(one.localAddress());
        fails(ErrorCode.INVALID_STATE, one::remoteAddress);
        assertThat(to.v0().receive(5)).isEmpty();
        assertThat(to.v0().subscribe().ready()).isFalse();
        assertThat(from.v1().checkSend()).isPositive();
        assertThat(from.v1().subscribe().ready()).isTrue();
        assertThat(from.v1()
                        .send(List.of(
                                new OutgoingDatagram(new byte[] {1}, Optional.empty()),
                                datagram(one.localAddress(), 2, 3))))
                .isEqualTo(2);
        to.v0().subscribe().block();
        assertThat(to.v0().receive(1)).containsExactly(new Udp.IncomingDatagram(new byte[] {1}, two.localAddress()));
        to.v0().subscribe().block();
        assertThat(to.v0().receive(-1))
                .containsExactly(new Udp.IncomingDatagram(new byte[] {2, 3}, two.localAddress()));
        assertThat(one.addressFamily()).isEqualTo(IpAddressFamily.IPV4);
    }

    @Test
    void refusesDatagramsThatCannotBeSent() throws Exception {
        Udp.UdpSocket socket = bound();
        Tuple2<Udp.IncomingDatagramStream, Udp.OutgoingDatagramStream> streams = socket.stream(Optional.empty());
        Udp.OutgoingDatagramStream outgoing = streams.v1();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outgoing.send(List.of(datagram(local(9), 1))))
                .withMessage("send was given 1 datagrams; the last check-send has left room for 0");
        outgoing.checkSend();
        fails(
                ErrorCode.INVALID_ARGUMENT,
                () -> outgoing.send(List.of(new OutgoingDatagram(new byte[1], Optional.empty()))));
        fails(ErrorCode.INVALID_ARGUMENT, () -> outgoing.send(List.of(datagram(local(0), 1))));
        fails(
                ErrorCode.DATAGRAM_TOO_LARGE,
                () -> outgoing.send(List.of(new OutgoingDatagram(new byte[70_000], Optional.of(local(9))))));
        assertThatThrownBy(() -> socket.stream(Optional.empty())).isInstanceOf(IllegalStateException.class);
        streams.v0().close();
        outgoing.close();
        Udp.OutgoingDatagramStream connected =
                socket.stream(Optional.of(local(9))).v1();
        connected.checkSend();
        fails(ErrorCode.INVALID_ARGUMENT, () -> connected.send(List.of(datagram(local(8), 1))));
    }

    @Test
    void dropsWhatStrangersSend() throws Exception {
        try (DatagramSocket friend = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            WasiInterfaces narrow = granted(NetworkGrants.builder()
                    .datagrams("127.0.0.1:" + friend.getLocalPort())
                    .build());
            Udp.UdpSocket socket = narrow.get(UdpCreateSocket.class).createUdpSocket(IpAddressFamily.IPV4);
            fails(ErrorCode.ACCESS_DENIED, () -> socket.startBind(network, local(9)));
            socket.startBind(network, local(0));
            fails(ErrorCode.INVALID_STATE, () -> socket.stream(Optional.empty()));
            socket.finishBind();
            Udp.IncomingDatagramStream incoming =
                    socket.stream(Optional.empty()).v0();
            int port = ((IpSocketAddress.Ipv4) socket.localAddress()).value().port();
            InetAddress here = InetAddress.getLoopbackAddress();
            stranger.send(new DatagramPacket(new byte[] {1}, 1, here, port));
            friend.send(new DatagramPacket(new byte[] {2}, 1, here, port));
            incoming.subscribe().block();
            assertThat(incoming.receive(9)).singleElement().satisfies(each -> assertThat(each.data())
                    .containsExactly(2));
        }
    }

    @Test
    void whoMayReceiveMayAnswerAndNoMore() throws Exception {
        WasiInterfaces server =
                granted(NetworkGrants.builder().receive("127.0.0.1:0").build());
        Udp.UdpSocket socket = server.get(UdpCreateSocket.class).createUdpSocket(IpAddressFamily.IPV4);
        socket.startBind(network, local(0));
        socket.finishBind();
        Tuple2<Udp.IncomingDatagramStream, Udp.OutgoingDatagramStream> streams = socket.stream(Optional.empty());
        try (DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            streams.v1().checkSend();
            OutgoingDatagram answer = datagram(local(client.getLocalPort()), 2);
            fails(ErrorCode.ACCESS_DENIED, () -> streams.v1().send(List.of(answer)));
            int port = ((IpSocketAddress.Ipv4) socket.localAddress()).value().port();
            client.send(new DatagramPacket(new byte[] {1}, 1, InetAddress.getLoopbackAddress(), port));
            streams.v0().subscribe().block();
            assertThat(streams.v0().receive(1)).hasSize(1);
            assertThat(streams.v1().send(List.of(answer))).isEqualTo(1);
            DatagramPacket received = new DatagramPacket(new byte[10], 10);
            client.receive(received);
            assertThat(received.getData()).startsWith(2);
            fails(ErrorCode.ACCESS_DENIED, () -> streams.v1().send(List.of(datagram(local(9), 2))));
        }
    }

    @Test
    void nothingIsSentWithoutAGrant() throws Exception {
        WasiInterfaces none = granted(NetworkGrants.none());
        Udp.UdpSocket socket = none.get(UdpCreateSocket.class).createUdpSocket(IpAddressFamily.IPV4);
        fails(ErrorCode.ACCESS_DENIED, () -> socket.startBind(network, local(0)));
        fails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
        fails(ErrorCode.INVALID_STATE, socket::localAddress);
        IpSocketAddress other = new IpSocketAddress.Ipv4(new Ipv4SocketAddress(9, new Tuple4<>(10, 0, 0, 1)));
        WasiInterfaces narrow =
                granted(NetworkGrants.builder().datagrams("127.0.0.1:9").build());
        Udp.UdpSocket bound = narrow.get(UdpCreateSocket.class).createUdpSocket(IpAddressFamily.IPV4);
        bound.startBind(network, local(0));
        bound.finishBind();
        fails(ErrorCode.ACCESS_DENIED, () -> bound.stream(Optional.of(other)));
        Udp.OutgoingDatagramStream outgoing = bound.stream(Optional.empty()).v1();
        outgoing.checkSend();
        fails(ErrorCode.ACCESS_DENIED, () -> outgoing.send(List.of(datagram(other, 1))));
        assertThat(outgoing.send(List.of(datagram(local(9), 1), datagram(other, 1))))
                .isEqualTo(1);
    }

    @Test
    void setsOptions() throws Exception {
        Udp.UdpSocket socket = bound();
        socket.setReceiveBufferSize(10_000);
        assertThat(socket.receiveBufferSize()).isPositive();
        socket.setSendBufferSize(10_000);
        assertThat(socket.sendBufferSize()).isPositive();
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setSendBufferSize(0));
        fails(ErrorCode.INVALID_ARGUMENT, () -> socket.setUnicastHopLimit(0));
        fails(ErrorCode.NOT_SUPPORTED, () -> socket.setUnicastHopLimit(1));
        fails(ErrorCode.NOT_SUPPORTED, socket::unicastHopLimit);
        socket.close();
        fails(ErrorCode.UNKNOWN, socket::sendBufferSize);
    }

    @Test
    void readsAddressesAndLooksUpWhatItMay() throws Exception {
        IpNameLookup nobody = granted(NetworkGrants.none()).get(IpNameLookup.class);
        IpNameLookup.ResolveAddressStream four = nobody.resolveAddresses(network, "192.0.2.7");
        assertThat(four.resolveNextAddress()).hasValue(new IpAddress.Ipv4(new Tuple4<>(192, 0, 2, 7)));
        assertThat(four.resolveNextAddress()).isEmpty();
        assertThat(nobody.resolveAddresses(network, "2001:db8::7").resolveNextAddress())
                .hasValue(new IpAddress.Ipv6(new Tuple8<>(0x2001, 0xdb8, 0, 0, 0, 0, 0, 7)));
        fails(ErrorCode.ACCESS_DENIED, () -> nobody.resolveAddresses(network, "localhost"));
        fails(ErrorCode.ACCESS_DENIED, () -> nobody.resolveAddresses(network, "127.1"));
        fails(ErrorCode.INVALID_ARGUMENT, () -> nobody.resolveAddresses(network, ""));
        fails(ErrorCode.INVALID_ARGUMENT, () -> nobody.resolveAddresses(network, "a b"));
        fails(ErrorCode.INVALID_ARGUMENT, () -> nobody.resolveAddresses(network, "a..b"));

        IpNameLookup granted =
                granted(NetworkGrants.builder().lookUp("*").build()).get(IpNameLookup.class);
        IpNameLookup.ResolveAddressStream local = granted.resolveAddresses(network, "LocalHost.");
        local.subscribe().block();
        assertThat(local.resolveNextAddress()).isPresent();
        IpNameLookup.ResolveAddressStream none = granted.resolveAddresses(network, "none.invalid");
        none.subscribe().block();
        fails(ErrorCode.NAME_UNRESOLVABLE, none::resolveNextAddress);
    }

    @Test
    void aNameGrantsTheAddressesThatItLeadsTo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WasiInterfaces narrow = granted(NetworkGrants.builder()
                    .connect("localhost:" + server.getLocalPort())
                    .build());
            Tcp.TcpSocket socket = narrow.get(TcpCreateSocket.class).createTcpSocket(IpAddressFamily.IPV4);
            fails(ErrorCode.ACCESS_DENIED, () -> socket.startConnect(network, local(server.getLocalPort())));
            IpNameLookup.ResolveAddressStream addresses =
                    narrow.get(IpNameLookup.class).resolveAddresses(network, "localhost");
            addresses.subscribe().block();
            while (addresses.resolveNextAddress().isPresent()) {
                // All of them, as a guest does that tries one after the other.
            }
            socket.startConnect(network, local(server.getLocalPort()));
            socket.subscribe().block();
            socket.finishConnect();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "x:",
                ":1",
                "::1:80",
                "x:70000",
                "x:5-4",
                "x:-1",
                "10.0.0.0/33:1",
                "10.0.0.0/x:1",
                "a b:1",
                "a*:1",
                "*.*:1"
            })
    void refusesPatternsThatAreNone(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkGrants.builder().connect(pattern))
                .withMessageContaining("; wanted is ");
    }

    @Test
    void takesPatternsOfAllKinds() {
        NetworkGrants grants = NetworkGrants.builder()
                .connect("127.0.0.1:80", "[::1]:*", "[fd00::/8]:1-2", "*.example.com:443", "*:*")
                .lookUp("example.com")
                .build();
        assertThat(grants)
                .hasToString("connect 127.0.0.1:80, connect [::1]:*, connect [fd00::/8]:1-2,"
                        + " connect *.example.com:443, connect *:*, look-up example.com");
        assertThat(NetworkGrants.none()).hasToString("nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkGrants.builder().lookUp("a:1"));
    }
}
