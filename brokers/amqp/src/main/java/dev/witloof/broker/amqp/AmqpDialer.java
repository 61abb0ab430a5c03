package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ClientOptions;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/** The client library, which makes connections as the settings say. Thread-safe. */
final class AmqpDialer {
    private final AmqpSettings settings;
    private final Client client;

    AmqpDialer(AmqpSettings settings) {
        this.settings = settings;
        this.client = Client.create(new ClientOptions().id(settings.containerId()));
    }

    /**
     * A connection that has been made.
     *
     * @param connection the client's
     * @param lost set when it breaks, under the monitor of whoever has it; the client may say so before anybody has it
     */
    record Made(Connection connection, AtomicBoolean lost) {}

    /**
     * Connects, and waits for it.
     *
     * @param whenLost told when the connection breaks, on a thread of the client
     * @throws BrokerException if there is no connection in time
     */
    Made connect(BiConsumer<Made, Throwable> whenLost) {
        String what = "connecting to the AMQP broker " + settings.server();
        AtomicBoolean lost = new AtomicBoolean();
        Connection made;
        try {
            made = client.connect(settings.server().name(), settings.server().port(), options(lost, whenLost));
        } catch (ClientException e) {
            throw AmqpFailures.of(e, what);
        }
        try {
            return new Made(await(made.openFuture(), what), lost);
        } catch (BrokerException e) {
            Future<Connection> unused = made.closeAsync();
            throw e;
        }
    }

    private ConnectionOptions options(AtomicBoolean lost, BiConsumer<Made, Throwable> whenLost) {
        ConnectionOptions options = new ConnectionOptions()
                .openTimeout(settings.connectTimeout().toMillis())
                .closeTimeout(AmqpLink.GOODBYE_MILLIS)
                .requestTimeout(settings.sendTimeout().toMillis())
                .sendTimeout(settings.sendTimeout().toMillis())
                .idleTimeout(settings.idleTimeout().toMillis())
                .disconnectedHandler(
                        (connection, event) -> whenLost.accept(new Made(connection, lost), event.failureCause()));
        options.transportOptions()
                .connectTimeout((int) settings.connectTimeout().toMillis());
        settings.username().ifPresent(options::user);
        settings.password().ifPresent(options::password);
        settings.tls().ifPresent(tls -> options.sslEnabled(true)
                .sslOptions()
                .sslContextOverride(tls.context())
                .verifyHost(tls.verifyHost()));
        return options;
    }

    /** Waits for an answer of the broker, as long as connecting may take. */
    <T> T await(Future<T> future, String what) {
        try {
            return future.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException(
                    Kind.TIMEOUT,
                    what + " failed: no answer within "
                            + settings.connectTimeout().toMillis() + " ms",
                    e);
        } catch (ExecutionException e) {
            throw AmqpFailures.of(e, what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(Kind.CONNECTION, what + " failed: interrupted", e);
        }
    }

    /** Closes all connections. */
    Future<Client> close() {
        return client.closeAsync();
    }
}
