package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddressFamily;
import dev.witloof.bindings.wasi.sockets.Network.IpSocketAddress;
import dev.witloof.bindings.wasi.sockets.Udp;
import dev.witloof.bindings.wasi.sockets.Udp.IncomingDatagram;
import dev.witloof.bindings.wasi.sockets.Udp.OutgoingDatagram;
import dev.witloof.wasi.io.HostPollable;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Waiter;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The streams of a UDP socket. Whether there is something to receive is found out by receiving one datagram ahead. */
final class DatagramStreams {
    /** How many datagrams are taken or sent by one call. */
    private static final int BATCH = 16;

    private static final int MAX_DATAGRAM = 65507;

    private final HostUdpSocket socket;
    private final DatagramChannel channel;
    private final Optional<IpSocketAddress> remote;
    private int open = 2;
    private @Nullable IncomingDatagram ahead;
    private @Nullable IOException failure;

    DatagramStreams(HostUdpSocket socket, DatagramChannel channel, Optional<IpSocketAddress> remote) {
        this.socket = socket;
        this.channel = channel;
        this.remote = remote;
    }

    boolean inUse() {
        return open > 0;
    }

    Udp.IncomingDatagramStream incoming() {
        return new Incoming();
    }

    Udp.OutgoingDatagramStream outgoing() {
        return new Outgoing();
    }

    private final class Incoming implements Udp.IncomingDatagramStream, Readiness {
        @Override
        public List<IncomingDatagram> receive(long maxResults) throws ErrorCodeException {
            List<IncomingDatagram> received = new ArrayList<>();
            long most = maxResults < 0 ? BATCH : Math.min(maxResults, BATCH);
            while (received.size() < most && ready()) {
                IncomingDatagram next = ahead;
                IOException failed = failure;
                if (next != null) {
                    received.add(next);
                    ahead = null;
                } else if (failed != null && received.isEmpty()) {
                    failure = null;
                    throw new ErrorCodeException(SocketErrors.code(failed), failed);
                } else {
                    break;
                }
            }
            return received;
        }

        @Override
        public boolean ready() {
            while (ahead == null && failure == null) {
                ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
                try {
                    InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                    if (from == null) {
                        return false;
                    }
                    // Those of others are dropped here, as are those of version 4 that Java hands to version 6.
                    boolean mixed =
                            socket.addressFamily() == IpAddressFamily.IPV6 && from.getAddress() instanceof Inet4Address;
                    if (!mixed && socket.mayReceive(from)) {
                        socket.heard(from);
                        byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
                        ahead = new IncomingDatagram(bytes, Addresses.wit(from));
                    }
                } catch (IOException e) {
                    failure = e;
                }
            }
            return true;
        }

        @Override
        public void watch(Waiter waiter) {
            waiter.on(channel, SelectionKey.OP_READ);
        }

        @Override
        public Poll.Pollable subscribe() {
            return new HostPollable(this);
        }

        @Override
        public void close() {
            open--;
        }
    }

    private final class Outgoing implements Udp.OutgoingDatagramStream {
        private long allowed;

        @Override
        public long checkSend() {
            allowed = BATCH;
            return allowed;
        }

        @Override
        public long send(List<OutgoingDatagram> datagrams) throws ErrorCodeException {
            if (datagrams.size() > allowed) {
                throw new IllegalArgumentException("send was given " + datagrams.size()
                        + " datagrams; the last check-send has left room for " + allowed);
            }
            long sent = 0;
            for (OutgoingDatagram each : datagrams) {
                try {
                    if (!sent(each)) {
                        break;
                    }
                    sent++;
                } catch (ErrorCodeException e) {
                    if (sent == 0) {
                        throw e;
                    }
                    break; // which the next call will tell
                }
            }
            allowed -= sent;
            return sent;
        }

        private boolean sent(OutgoingDatagram datagram) throws ErrorCodeException {
            Optional<IpSocketAddress> wanted = datagram.remoteAddress().or(() -> remote);
            if (wanted.isEmpty() || (remote.isPresent() && !remote.equals(wanted))) {
                throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
            }
            InetSocketAddress address = socket.remote(wanted.get());
            socket.require(socket.maySend(address));
            if (datagram.data().length > MAX_DATAGRAM) {
                throw SocketErrors.of(ErrorCode.DATAGRAM_TOO_LARGE);
            }
            return SocketErrors.coded(() -> {
                int length = datagram.data().length;
                return channel.send(ByteBuffer.wrap(datagram.data()), address) == length;
            });
        }

        /** The system takes datagrams at once, or loses them. */
        @Override
        public Poll.Pollable subscribe() {
            return new HostPollable(Readiness.ALWAYS);
        }

        @Override
        public void close() {
            open--;
        }
    }
}
