package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddress;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.IpSocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.Ipv4SocketAddress;
import dev.witloof.bindings.wasi.sockets.Network.Ipv6SocketAddress;
import dev.witloof.runtime.Tuple4;
import dev.witloof.runtime.Tuple8;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Addresses of WASI and of Java. */
final class Addresses {
    private Addresses() {}

    /** An address of the family that a socket is of. */
    static InetSocketAddress java(IpSocketAddress address, IpAddressFamily family) throws ErrorCodeException {
        if ((address instanceof IpSocketAddress.Ipv4) != (family == IpAddressFamily.IPV4)) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
        }
        InetSocketAddress java = java(address);
        if (family == IpAddressFamily.IPV6 && java.getAddress() instanceof Inet4Address) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT); // an address of version 4 in the clothes of version 6
        }
        return java;
    }

    private static InetSocketAddress java(IpSocketAddress address) {
        try {
            if (address instanceof IpSocketAddress.Ipv4 four) {
                Tuple4<Integer, Integer, Integer, Integer> it = four.value().address();
                byte[] bytes = {
                    it.v0().byteValue(),
                    it.v1().byteValue(),
                    it.v2().byteValue(),
                    it.v3().byteValue()
                };
                return new InetSocketAddress(
                        InetAddress.getByAddress(bytes), four.value().port());
            }
            Ipv6SocketAddress six = ((IpSocketAddress.Ipv6) address).value();
            Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> it = six.address();
            ByteBuffer bytes = ByteBuffer.allocate(16);
            for (int group : new int[] {it.v0(), it.v1(), it.v2(), it.v3(), it.v4(), it.v5(), it.v6(), it.v7()}) {
                bytes.putShort((short) group);
            }
            InetAddress plain = InetAddress.getByAddress(bytes.array());
            boolean scoped = six.scopeId() != 0 && plain instanceof Inet6Address;
            return new InetSocketAddress(
                    scoped ? Inet6Address.getByAddress(null, bytes.array(), (int) six.scopeId()) : plain, six.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    static IpAddress wit(InetAddress address) {
        return address instanceof Inet4Address ? new IpAddress.Ipv4(four(address)) : new IpAddress.Ipv6(six(address));
    }

    static IpSocketAddress wit(SocketAddress address) {
        InetSocketAddress inet = (InetSocketAddress) address;
        if (inet.getAddress() instanceof Inet6Address six) {
            return new IpSocketAddress.Ipv6(
                    new Ipv6SocketAddress(inet.getPort(), 0, six(six), Integer.toUnsignedLong(six.getScopeId())));
        }
        return new IpSocketAddress.Ipv4(new Ipv4SocketAddress(inet.getPort(), four(inet.getAddress())));
    }

    private static Tuple4<Integer, Integer, Integer, Integer> four(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new Tuple4<>(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF);
    }

    private static Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> six(
            InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        int[] it = new int[8];
        for (int i = 0; i < it.length; i++) {
            it[i] = bytes.getShort() & 0xFFFF;
        }
        return new Tuple8<>(it[0], it[1], it[2], it[3], it[4], it[5], it[6], it[7]);
    }
}
