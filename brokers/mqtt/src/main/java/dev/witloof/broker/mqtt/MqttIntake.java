package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.AdapterThreads;
import dev.witloof.broker.adapter.Intake;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A subscription's session. What the server sends while the subscription is paused or full waits in its receive maximum. */
final class MqttIntake implements Intake, MqttUser {
    // How long the server keeps what is broadcast while a subscriber's connection is broken.
    private static final long BROADCAST_EXPIRY_SECONDS = 300;

    private final AdapterSubscription subscription;
    private final String filter;
    private final String clientId;
    private final ClientIds.@Nullable Lease lease;
    private final @Nullable MqttCanary canary;
    private final MqttLink link;
    private final AtomicLong messages = new AtomicLong();

    private MqttIntake(
            MqttSettings settings, AdapterThreads threads, SubscriptionSpec spec, AdapterSubscription subscription) {
        this.subscription = subscription;
        this.filter = MqttTopics.filter(spec);
        this.lease = spec.group().isPresent() ? ClientIds.take(settings.clientId(), filter) : null;
        this.clientId = lease == null ? settings.passingClientId() : lease.clientId();
        long expiry = lease == null
                ? Math.min(BROADCAST_EXPIRY_SECONDS, settings.sessionExpirySeconds())
                : settings.sessionExpirySeconds();
        this.canary = spec.group().map(group -> new MqttCanary(group, clientId)).orElse(null);
        this.link =
                new MqttLink(settings, threads, new MqttSession(clientId, expiry, settings.receiveMaximum(spec)), this);
    }

    /** Opens a session. */
    static MqttIntake open(
            MqttSettings settings, AdapterThreads threads, SubscriptionSpec spec, AdapterSubscription subscription) {
        MqttIntake intake = new MqttIntake(settings, threads, spec, subscription);
        try {
            intake.link.open();
        } catch (RuntimeException e) {
            intake.close();
            throw e;
        }
        return intake;
    }

    @Override
    public CompletionStage<?> prepare(Mqtt5AsyncClient client, boolean resumed) {
        return resumed && canary != null
                ? canary.isAlive(client).thenCompose(alive -> alive ? canary.plant(client) : subscribe(client))
                : subscribe(client);
    }

    private CompletionStage<Boolean> subscribe(Mqtt5AsyncClient client) {
        CompletionStage<Boolean> subscribed = client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .send()
                .handle((answer, failure) -> {
                    if (failure != null) {
                        throw MqttFailures.of(failure, "subscribing to " + filter);
                    }
                    requireQos(answer);
                    return true;
                });
        return canary == null ? subscribed : subscribed.thenCompose(yes -> canary.plant(client));
    }

    private void requireQos(Mqtt5SubAck answer) {
        if (answer.getReasonCodes().get(0) == Mqtt5SubAckReasonCode.GRANTED_QOS_0) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the MQTT server grants QoS 0 alone for " + filter + ", and messages could get lost");
        }
    }

    @Override
    public void received(Mqtt5Publish message, MqttConnection connection) {
        subscription.offer(new MqttReceipt(message, clientId + "/" + messages.incrementAndGet(), connection));
    }

    @Override
    public void up() {
        subscription.restored();
    }

    @Override
    public void down() {
        subscription.lost();
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void stop() {}

    @Override
    public void close() {
        link.close(lease == null);
        if (lease != null) {
            lease.release();
        }
    }
}
