package dev.witloof.broker.tck;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through a {@link FaultProxy}: two sockets, and a thread for each direction. */
final class ProxiedConnection {
    private static final int BUFFER = 64 << 10;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final AtomicInteger open = new AtomicInteger(2);

    ProxiedConnection(FaultProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        daemon("fault-proxy-up-" + client.getPort(), () -> pump(client, server));
        daemon("fault-proxy-down-" + client.getPort(), () -> pump(server, client));
    }

    /** Ends both sides at once, without sending what is under way. */
    void reset() {
        proxy.ended(this);
        reset(client);
        reset(server);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (proxy.passing() == FaultProxy.Mode.CORRUPT) {
                    buffer[read / 2] ^= 0x10;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
            if (open.decrementAndGet() == 0) {
                proxy.ended(this);
                from.close();
                to.close();
            }
        } catch (IOException e) {
            // One side is gone, so the other goes too.
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }
}
