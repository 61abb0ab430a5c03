package dev.witloof.broker.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small server for NATS core: publish and subscribe with wildcards, queue groups, headers, request and reply with
 * "no responders", a limit for payloads, a user, TLS. It keeps no messages and knows no JetStream, no accounts and no
 * cluster.
 *
 * <p>Setting: {@code max_payload} in bytes, 1048576 otherwise. As nats-server does, it cuts a client off that lets more
 * than 64 MiB wait for it.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS protocol</a>
 */
public final class MiniNats implements BrokerServer {
    private static final int BACKLOG = 512;

    private final ServerSocket socket;
    private final ServerOptions options;
    private final int maxPayload;
    private final MiniNatsRouter router = new MiniNatsRouter();
    private final Set<MiniNatsClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean closed;

    private MiniNats(ServerSocket socket, ServerOptions options, int maxPayload) {
        this.socket = socket;
        this.options = options;
        this.maxPayload = maxPayload;
    }

    /**
     * Starts one.
     *
     * @param options how it is to run; it writes nothing to the directory
     * @return the server, ready
     * @throws ServerStartException if it cannot listen
     * @throws IllegalArgumentException if it does not know a setting
     */
    public static MiniNats start(ServerOptions options) {
        int maxPayload = maxPayload(options.settings());
        return Ports.onPort(options.port(), port -> {
            try {
                ServerSocket socket = new ServerSocket();
                try {
                    socket.bind(Ports.local(port), BACKLOG);
                } catch (IOException e) {
                    socket.close();
                    throw e;
                }
                MiniNats server = new MiniNats(socket, options, maxPayload);
                Threads.daemon("mini-nats-" + port, server::accept);
                return server;
            } catch (IOException e) {
                throw new ServerStartException("the NATS server cannot listen on port " + port, e);
            }
        });
    }

    private static int maxPayload(Map<String, String> settings) {
        settings.keySet().stream()
                .filter(key -> !key.equals("max_payload"))
                .findAny()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("the only setting of mini-nats is max_payload, not " + key);
                });
        int max = Integer.parseInt(settings.getOrDefault("max_payload", "1048576"));
        if (max < 1) {
            throw new IllegalArgumentException("max_payload is at least 1, and not " + max);
        }
        return max;
    }

    private void accept() {
        while (!closed) {
            try {
                serve(socket.accept());
            } catch (IOException e) {
                // The socket was closed, or a client was gone before it was accepted.
            }
        }
    }

    private void serve(Socket accepted) throws IOException {
        accepted.setTcpNoDelay(true);
        MiniNatsClient client = new MiniNatsClient(ids.incrementAndGet(), accepted, this, router);
        clients.add(client);
        if (closed) {
            client.close();
        }
        Threads.daemon("mini-nats-reader-" + client.id(), client::run);
    }

    ServerOptions options() {
        return options;
    }

    int maxPayload() {
        return maxPayload;
    }

    void gone(MiniNatsClient client) {
        clients.remove(client);
        router.remove(client);
    }

    @Override
    public ServerKind kind() {
        return ServerKind.MINI_NATS;
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the NATS server's socket", e);
        }
        clients.forEach(MiniNatsClient::close);
    }
}
