package dev.witloof.broker.rabbitmq;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that knows the frames of AMQP 0-9-1 (section 4.2.3): it keeps what clients have sent, and says to them between two
 * frames of the server what a server says that is out of memory. Its threads are daemons.
 */
final class AmqpTap implements AutoCloseable {
    private static final int METHOD = 1;
    private static final int END = 0xCE;
    private static final int CONNECTION = 10;
    private static final int BLOCKED = 60;
    private static final int UNBLOCKED = 61;

    private final ServerSocket listener;
    private final int server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    /** Where frames for the last client go; its monitor is held while one is written. */
    private volatile @Nullable DataOutputStream client;

    private AmqpTap(ServerSocket listener, int server) {
        this.listener = listener;
        this.server = server;
    }

    static AmqpTap open(int server) throws IOException {
        AmqpTap tap = new AmqpTap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        daemon(tap::accept);
        return tap;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** All that clients have sent so far, a character for each byte. */
    String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    /** Says {@code connection.blocked}. */
    void block(String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream arguments = new ByteArrayOutputStream();
        arguments.write(text.length);
        arguments.write(text);
        say(BLOCKED, arguments.toByteArray());
    }

    /** Says {@code connection.unblocked}. */
    void unblock() throws IOException {
        say(UNBLOCKED, new byte[0]);
    }

    private void say(int method, byte[] arguments) throws IOException {
        DataOutputStream out = client;
        if (out == null) {
            throw new AssertionError("nobody is connected");
        }
        synchronized (out) {
            out.writeByte(METHOD);
            out.writeShort(0);
            out.writeInt(4 + arguments.length);
            out.writeShort(CONNECTION);
            out.writeShort(method);
            out.write(arguments);
            out.writeByte(END);
            out.flush();
        }
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket from = listener.accept();
            Socket to = new Socket(InetAddress.getLoopbackAddress(), server);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            sockets.addAll(List.of(from, to));
            DataOutputStream out = new DataOutputStream(from.getOutputStream());
            client = out;
            daemon(() -> up(from.getInputStream(), to.getOutputStream()));
            daemon(() -> down(new DataInputStream(to.getInputStream()), out));
        }
    }

    private void up(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            synchronized (sent) {
                sent.write(buffer, 0, read);
            }
            to.write(buffer, 0, read);
        }
    }

    private static void down(DataInputStream from, DataOutputStream to) throws IOException {
        while (true) {
            byte[] head = from.readNBytes(7);
            if (head.length < 7) {
                return;
            }
            int size = new DataInputStream(new ByteArrayInputStream(head, 3, 4)).readInt();
            byte[] rest = from.readNBytes(size + 1);
            synchronized (to) {
                to.write(head);
                to.write(rest);
                to.flush();
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side is gone, or the tap was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
