package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.AdapterThreads;
import dev.witloof.broker.adapter.Intake;
import java.util.Set;
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
    private final Unacknowledged session;
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
        int receiveMaximum = settings.receiveMaximum(spec);
        this.canary = spec.group().map(group -> new MqttCanary(group, clientId)).orElse(null);
        this.session = new Unacknowledged(receiveMaximum);
        this.link = new MqttLink(settings, threads, new MqttSession(clientId, expiry, receiveMaximum), this);
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
    public CompletionStage<?> prepare(MqttConnection connection, boolean resumed) {
        if (!resumed) {
            lose();
            return subscribe(connection.mqtt());
        }
        CompletionStage<Boolean> subscribed = canary == null
                ? subscribe(connection.mqtt())
                : canary.isAlive(connection.mqtt())
                        .thenCompose(alive -> alive ? canary.plant(connection.mqtt()) : subscribe(connection.mqtt()));
        // The server sends what it repeats before it reads anything, and so before it answers.
        return subscribed.thenRun(() -> {
            Set<MqttReceipt> gone = session.settle(connection);
            if (!gone.isEmpty()) {
                subscription.lost(gone::contains);
            }
        });
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

    /** The session has ended, and what came in it is no longer this one's. */
    private void lose() {
        session.settle(null);
        subscription.lost();
    }

    private void requireQos(Mqtt5SubAck answer) {
        if (answer.getReasonCodes().get(0) == Mqtt5SubAckReasonCode.GRANTED_QOS_0) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the MQTT server grants QoS 0 alone for " + filter + ", and messages could get lost");
        }
    }

    @Override
    public void received(MqttArrival arrival) {
        Envelope envelope = MqttMessages.envelope(arrival.message());
        if (session.joins(arrival, envelope)) {
            return;
        }
        MqttReceipt receipt = new MqttReceipt(arrival, envelope, clientId + "/" + messages.incrementAndGet(), session);
        if (arrival.isAcknowledgeable()) {
            session.add(receipt, arrival.packetId());
        }
        subscription.offer(receipt);
    }

    @Override
    public void up() {
        subscription.restored();
    }

    @Override
    public void down(boolean forGood) {
        if (forGood) {
            lose();
        } else {
            subscription.cutOff();
        }
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
        session.settle(null);
        if (lease != null) {
            lease.release();
        }
    }
}
