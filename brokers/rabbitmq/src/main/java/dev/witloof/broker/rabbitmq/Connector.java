package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurator;
import com.rabbitmq.client.impl.DefaultExceptionHandler;
import dev.witloof.broker.adapter.AdapterThreads;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections, and ends them also where the server has stopped to read: the client library does neither close such a
 * connection nor report its loss, because both wait behind the write that is stuck. Thread-safe.
 */
final class Connector {
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration LONGEST = CLOSING.plusMillis(500);

    private final RabbitMqSettings settings;
    private final AdapterThreads threads;
    private final Map<Connection, Socket> sockets = new ConcurrentHashMap<>();

    /** The last one that was made, on whichever server it was tried. */
    private volatile @Nullable Socket latest;

    Connector(RabbitMqSettings settings, AdapterThreads threads) {
        this.settings = settings;
        this.threads = threads;
        ConnectionFactory factory = settings.factory();
        SocketConfigurator usual = factory.getSocketConfigurator();
        factory.setSocketConfigurator(usual.andThen(made -> latest = made));
        factory.setExceptionHandler(new DefaultExceptionHandler() {
            @Override
            public void handleUnexpectedConnectionDriverException(Connection lost, Throwable thrown) {
                cut(lost);
                super.handleUnexpectedConnectionDriverException(lost, thrown);
            }
        });
    }

    /** Connects to one of the servers. */
    synchronized Connection connect() throws IOException, TimeoutException {
        Connection made = settings.factory().newConnection(settings.servers(), settings.name());
        Socket socket = latest;
        latest = null;
        if (socket != null) {
            sockets.put(made, socket);
            made.addShutdownListener(cause -> sockets.remove(made));
        }
        return made;
    }

    /** Ends a connection. Takes some seconds at most. */
    void end(Connection ended) {
        CountDownLatch over = new CountDownLatch(1);
        try {
            threads.run(() -> {
                ended.abort((int) CLOSING.toMillis());
                over.countDown();
            });
            boolean unused = over.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut(ended);
        }
    }

    private void cut(Connection lost) {
        Socket socket = sockets.remove(lost);
        if (socket == null) {
            return;
        }
        try {
            // Without lingering, closing does not wait for a write either.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
    }
}
