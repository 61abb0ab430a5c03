package dev.witloof.broker.mqtt;

import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.TlsSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One connection, with a client object of its own: a client that connects again would, when the server has lost its
 * session, acknowledge what comes before anybody listens. Its thread is its own, too, and ends with it, and with the thread
 * whatever the client keeps for a session that may be resumed.
 */
final class MqttConnection {
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final MqttSettings settings;
    private final MqttSession session;
    private final MqttUser user;
    private final Mqtt5AsyncClient client;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Consumer<Throwable> whenOver;
    private final ReceiveWindow window;
    private volatile long maximumPacketSize = Long.MAX_VALUE;

    /**
     * Prepares a connection.
     *
     * @param whenOver told once, when the connection broke or could not be made
     */
    MqttConnection(MqttSettings settings, MqttSession session, MqttUser user, Consumer<Throwable> whenOver) {
        this.settings = settings;
        this.session = session;
        this.user = user;
        this.whenOver = whenOver;
        // What is to be prepared may be answered behind messages that nobody can take before the connection is up.
        this.window = new ReceiveWindow(session.receiveMaximum(), () -> ready.complete(null));
        this.client = client();
    }

    private Mqtt5AsyncClient client() {
        Duration patience = settings.connectTimeout();
        String name = "witloof-mqtt-" + session.clientId();
        Executor threads = task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        };
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(settings.server().name())
                .serverPort(settings.server().port())
                .socketConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (settings.tls().isPresent()) {
            transport = transport.sslConfig(ssl(settings.tls().get(), patience));
        }
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier(session.clientId())
                .transportConfig(transport.build())
                .executorConfig(MqttClientExecutorConfig.builder()
                        .nettyExecutor(threads)
                        .nettyThreads(1)
                        .build())
                .addConnectedListener(this::connected)
                .addDisconnectedListener(context -> over(context.getCause()));
        if (settings.username().isPresent()) {
            builder = builder.simpleAuth(auth(settings.username().get()));
        }
        return builder.buildAsync();
    }

    private static MqttClientSslConfig ssl(TlsSettings tls, Duration patience) {
        MqttClientSslConfigBuilder ssl =
                MqttClientSslConfig.builder().handshakeTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        ssl = ssl.keyManagerFactory(tls.keys().orElse(null))
                .trustManagerFactory(tls.trusted().orElse(null));
        return (tls.verifyHost() ? ssl : ssl.hostnameVerifier((host, certificates) -> true)).build();
    }

    private Mqtt5SimpleAuth auth(String username) {
        Mqtt5SimpleAuthBuilder.Complete auth = Mqtt5SimpleAuth.builder().username(username);
        if (settings.password().isPresent()) {
            auth = auth.password(settings.password().get().getBytes(StandardCharsets.UTF_8));
        }
        return auth.build();
    }

    /** Connects; {@link #ready} completes when the connection is up. */
    void start() {
        // Before connecting, or what a resumed session brings is lost.
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> {
                    MqttArrival arrival = arrival(message);
                    if (!over.get()) {
                        user.received(arrival);
                    }
                },
                Runnable::run,
                true);
        CompletableFuture<?> unused = client.connectWith()
                .cleanStart(!session.survives())
                .sessionExpiryInterval(session.expirySeconds())
                .keepAlive(settings.keepAliveSeconds())
                .restrictions()
                .receiveMaximum(session.receiveMaximum())
                .applyRestrictions()
                .send()
                .thenCompose(answer -> {
                    note(answer);
                    return user.prepare(this, answer.isSessionPresent());
                })
                .whenComplete((prepared, failure) -> {
                    if (failure != null) {
                        over(failure);
                    } else if (!ready.complete(null) && ready.isCompletedExceptionally()) {
                        // Too late: whoever waited has given up.
                        goAway();
                    }
                });
    }

    private void connected(MqttClientConnectedContext context) {
        try {
            window.open(context);
        } catch (RuntimeException | LinkageError notThisClient) {
            // The client would log it, and go on without the window.
            over(notThisClient);
        }
    }

    private MqttArrival arrival(Mqtt5Publish message) {
        if (message.getQos() == MqttQos.AT_MOST_ONCE) {
            return new MqttArrival(message, MqttArrival.NO_PACKET_ID, false, this);
        }
        MqttStatefulPublish packet = window.next();
        return new MqttArrival(message, packet.getPacketIdentifier(), packet.isDup(), this);
    }

    private void goAway() {
        window.discard();
        CompletableFuture<Void> unused = client.disconnect();
    }

    private void note(Mqtt5ConnAck answer) {
        maximumPacketSize = answer.getRestrictions().getMaximumPacketSize();
        if (answer.getRestrictions().getMaximumQos().getCode() < 1) {
            throw new BrokerException(
                    BrokerException.Kind.UNSUPPORTED,
                    "the MQTT server " + settings.server() + " takes QoS 0 alone, and messages could get lost");
        }
    }

    /** Completes when the connection is up, or fails with why it cannot be. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    Mqtt5AsyncClient mqtt() {
        return client;
    }

    /** How many bytes the server takes in one packet. */
    long maximumPacketSize() {
        return maximumPacketSize;
    }

    boolean isLive() {
        return !over.get();
    }

    /** The connection is over, for whatever reason. */
    void over(Throwable cause) {
        if (over.compareAndSet(false, true)) {
            ready.completeExceptionally(cause);
            whenOver.accept(cause);
            if (client.getState().isConnected()) {
                goAway();
            }
        }
    }

    /**
     * A stage that completes when the server has read what was acknowledged. Artemis drops what it has not when the
     * connection ends, and nothing else answers for an acknowledgement.
     */
    private CompletableFuture<?> settled() {
        return session.survives() && isLive()
                ? client.unsubscribeWith()
                        .topicFilter("witloof/never-subscribed/" + session.clientId())
                        .send()
                        .handle((answer, failure) -> failure)
                : CompletableFuture.completedFuture(null);
    }

    /** Says goodbye to the server, and waits a moment for it. */
    void end(boolean withSession) {
        Mqtt5Disconnect goodbye = withSession && session.survives()
                ? Mqtt5Disconnect.builder().sessionExpiryInterval(0).build()
                : Mqtt5Disconnect.builder().build();
        window.discard();
        CompletableFuture<Void> gone = settled().thenCompose(forget -> client.disconnect(goodbye));
        try {
            gone.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // It was gone already.
        } catch (TimeoutException e) {
            // The server does not answer; then the session ends or waits by itself.
            goAway();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
