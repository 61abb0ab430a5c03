package dev.witloof.broker.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A TCP proxy that can be disturbed: what a network does to a connection between an adapter and its broker.
 *
 * <p>It listens on a free port of the loopback interface and forwards every connection until it is told otherwise. All
 * methods may be called from any thread; its own threads are daemons. A disturbance lasts until {@link #resume()}.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int CONNECT_MILLIS = 5_000;

    /** Below the ports that the system gives to whoever asks for any: those would not stay unused for long. */
    private static final int FIRST_UNUSED = 12_000;

    private static final int UNUSED = 8_000;
    private static final int MOST_TRIES = 1_000;
    private static final Random RANDOM = new Random();

    /** What happens to the bytes that pass. */
    enum Mode {
        FORWARD,
        STALL,
        CORRUPT,
        REFUSE
    }

    private final Supplier<InetSocketAddress> target;
    private final ServerSocket listener;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private Mode mode = Mode.FORWARD;

    private FaultProxy(ServerSocket listener, Supplier<InetSocketAddress> target) {
        this.listener = listener;
        this.target = target;
    }

    /**
     * Opens a proxy in front of a server.
     *
     * @param target where the server listens; asked anew for every connection, so that the server may move, or start
     *     after its proxy
     * @return the proxy
     * @throws UncheckedIOException if no port is free
     */
    public static FaultProxy open(Supplier<InetSocketAddress> target) {
        try {
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), target);
            ProxiedConnection.daemon("fault-proxy-" + proxy.port(), proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a proxy in front of a server on this machine.
     *
     * @param port the port that the server listens on
     * @return the proxy
     * @throws UncheckedIOException if no port is free
     */
    public static FaultProxy open(int port) {
        return open(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * A port on which nobody listens, for now.
     *
     * @return the port
     * @throws UncheckedIOException if no port is free
     */
    public static int unusedPort() {
        IOException taken = null;
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            int port = FIRST_UNUSED + RANDOM.nextInt(UNUSED);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new UncheckedIOException("no free port was found", taken);
    }

    /**
     * Where the proxy listens, on {@code 127.0.0.1}.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * How many connections are open.
     *
     * @return zero or more
     */
    public int connections() {
        return connections.size();
    }

    /** Resets all connections at once, as when a peer crashes. New ones are accepted, as before. */
    public void cut() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Resets all connections, and every new one as soon as it is made. */
    public void refuse() {
        become(Mode.REFUSE);
        cut();
    }

    /** Holds back all bytes in both directions, also of new connections; nothing is lost. */
    public void stall() {
        become(Mode.STALL);
    }

    /** Flips a bit in whatever passes, in both directions. */
    public void corrupt() {
        become(Mode.CORRUPT);
    }

    /** Forwards again: what was held back goes on, and new connections are accepted. */
    public void resume() {
        become(Mode.FORWARD);
    }

    /** Resets all connections and stops listening. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            refuse();
        }
    }

    /** Waits while bytes are held back; says what to do with them then. */
    Mode passing() throws InterruptedException {
        synchronized (changed) {
            while (mode == Mode.STALL) {
                changed.wait();
            }
            return mode;
        }
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private void become(Mode next) {
        synchronized (changed) {
            mode = next;
            changed.notifyAll();
        }
    }

    private Mode mode() {
        synchronized (changed) {
            return mode;
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                open(listener.accept());
            } catch (IOException e) {
                // The listener was closed, or this one client is gone already; the next may fare better.
            }
        }
    }

    private void open(Socket client) throws IOException {
        if (mode() == Mode.REFUSE) {
            ProxiedConnection.reset(client);
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(target.get(), CONNECT_MILLIS);
        } catch (IOException e) {
            ProxiedConnection.reset(client);
            throw e;
        }
        ProxiedConnection connection = new ProxiedConnection(this, client, server);
        connections.add(connection);
        connection.start();
        // It may have been made while the others were reset.
        if (mode() == Mode.REFUSE) {
            connection.reset();
        }
    }
}
