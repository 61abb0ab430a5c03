package dev.witloof.broker.amqp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** A peer that opens AMQP 1.0 connections and answers nothing after that; some of them it closes in the same breath. */
final class AmqpPeer implements AutoCloseable {
    private static final int SASL = 1;
    private static final int SASL_PROTOCOL = 3;

    private final ServerSocket server;
    private final IntPredicate hangsUp;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private AmqpPeer(ServerSocket server, IntPredicate hangsUp) {
        this.server = server;
        this.hangsUp = hangsUp;
    }

    /** Starts one that closes those connections, counted from 1, as soon as they are open. */
    static AmqpPeer start(IntPredicate hangsUp) throws IOException {
        AmqpPeer peer = new AmqpPeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), hangsUp);
        daemon(peer::accept);
        return peer;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "amqp-peer");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "amqp://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    /** Ends those that are open. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                boolean brief = hangsUp.test(connections.incrementAndGet());
                daemon(() -> serve(socket, brief));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket socket, boolean brief) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            if (in.readNBytes(8)[4] == SASL_PROTOCOL) {
                // sasl-mechanisms [ANONYMOUS], and sasl-outcome 0 to whatever comes.
                out.write(hex("414d515003010000"));
                out.write(frame(SASL, join(hex("005340c00c01a309"), ascii("ANONYMOUS"))));
                skipFrame(in);
                out.write(frame(SASL, hex("005344c003015000")));
                in.readNBytes(8);
            }
            out.write(hex("414d515000010000"));
            skipFrame(in);
            byte[] opened = frame(0, join(hex("005310c00701a104"), ascii("peer")));
            out.write(brief ? join(opened, frame(0, hex("00531845"))) : opened);
            while (!brief && in.read() >= 0) {
                // Whatever else it wants, there is no answer.
            }
        } catch (IOException e) {
            // The client has gone first.
        } finally {
            open.remove(socket);
        }
    }

    private static void skipFrame(DataInputStream in) throws IOException {
        in.readNBytes(in.readInt() - 4);
    }

    private static byte[] frame(int type, byte[] body) {
        int size = body.length + 8;
        return join(new byte[] {0, 0, (byte) (size >> 8), (byte) size, 2, (byte) type, 0, 0}, body);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
