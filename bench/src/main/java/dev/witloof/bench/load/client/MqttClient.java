package dev.witloof.bench.load.client;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** MQTT 5: quality of service 1, shared subscriptions in sessions that outlive their connection, a receive maximum. */
public final class MqttClient implements PlainClient {
    private static final long SESSION_SECONDS = 86_400;

    /**
     * How many messages a consumer may have unacknowledged: more than ever are on their way, because mosquitto 2.0.11
     * miscounts, and the library disconnects when the limit is broken.
     */
    public static final int RECEIVE_MAXIMUM = 4_096;

    private static final long PATIENCE_SECONDS = 30;

    private final String host;
    private final int port;
    private final Mqtt5AsyncClient publishing;
    private final List<Mqtt5AsyncClient> consuming = new CopyOnWriteArrayList<>();

    /**
     * Connects.
     *
     * @param host of the server
     * @param port of the server
     */
    public MqttClient(String host, int port) {
        this.host = host;
        this.port = port;
        this.publishing = client();
        connect(publishing, 0);
    }

    private Mqtt5AsyncClient client() {
        return com.hivemq.client.mqtt.MqttClient.builder()
                .useMqttVersion5()
                .identifier("load-" + UUID.randomUUID())
                .serverHost(host)
                .serverPort(port)
                .buildAsync();
    }

    private static void connect(Mqtt5AsyncClient client, long sessionSeconds) {
        await(
                "connecting to the MQTT server",
                client.connectWith()
                        .cleanStart(true)
                        .sessionExpiryInterval(sessionSeconds)
                        .restrictions()
                        .receiveMaximum(RECEIVE_MAXIMUM)
                        .applyRestrictions()
                        .send());
    }

    private static void await(String what, CompletableFuture<?> stage) {
        ClientException.orFail(what, () -> stage.get(PATIENCE_SECONDS, TimeUnit.SECONDS) != null);
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        return publishing
                .publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body)
                .send();
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        Mqtt5AsyncClient client = client();
        consuming.add(client);
        connect(client, SESSION_SECONDS);
        await(
                "subscribing to " + topic,
                client.subscribeWith()
                        .topicFilter("$share/" + GROUP + "/" + topic)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .callback(message -> sink.accept(new Received(message.getPayloadAsBytes(), () -> {
                            message.acknowledge();
                            return Received.DONE;
                        })))
                        .manualAcknowledgement(true)
                        .send());
    }

    @Override
    public void close() {
        for (Mqtt5AsyncClient client : consuming) {
            if (client.getState() == MqttClientState.CONNECTED) {
                await(
                        "ending the session",
                        client.disconnectWith().sessionExpiryInterval(0).send().thenApply(none -> true));
            }
        }
        if (publishing.getState() == MqttClientState.CONNECTED) {
            await("disconnecting", publishing.disconnect().thenApply(none -> true));
        }
    }
}
