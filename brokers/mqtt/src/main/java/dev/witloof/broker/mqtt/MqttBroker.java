package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to an MQTT server. */
final class MqttBroker extends AdapterBroker {
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.BROKER_REDELIVERY,
            Capability.GROUPS,
            Capability.RETAINS_FOR_GROUPS,
            Capability.BROADCAST,
            Capability.WILDCARDS,
            Capability.REQUEST_REPLY,
            Capability.REPEATED_METADATA);

    private final MqttSettings settings;
    private final MqttLink publishing;
    private final Set<MqttReplies> replies = ConcurrentHashMap.newKeySet();

    private MqttBroker(MqttSettings settings) {
        super("mqtt", CAPABILITIES);
        this.settings = settings;
        this.publishing =
                new MqttLink(settings, threads(), MqttSession.passing(settings.passingClientId()), new MqttUser() {});
    }

    static MqttBroker connect(MqttSettings settings) {
        MqttBroker broker = new MqttBroker(settings);
        try {
            broker.publishing.open();
        } catch (RuntimeException e) {
            broker.close(Duration.ZERO);
            throw e;
        }
        return broker;
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        MqttConnection connection = publishing.connection();
        Mqtt5Publish publish = MqttMessages.publish(message, connection.maximumPacketSize());
        CompletableFuture<@Nullable Void> published = connection
                .mqtt()
                .publish(publish)
                .handle((result, failure) -> {
                    if (failure != null) {
                        throw MqttFailures.of(failure, "publishing to " + message.topic());
                    }
                    if (settings.requireSubscribers() && isUnheard(result)) {
                        throw unheard(message);
                    }
                    return null;
                });
        return published
                .orTimeout(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw failure instanceof TimeoutException ? inTime(message) : BrokerException.from(failure);
                });
    }

    private static BrokerException unheard(Envelope message) {
        return new BrokerException(
                Kind.NO_ROUTE,
                "nobody is subscribed to " + message.topic()
                        + ", so the MQTT server has dropped the message; mqtt.require-subscribers=false permits it");
    }

    private static boolean isUnheard(Mqtt5PublishResult result) {
        return result instanceof Mqtt5PublishResult.Mqtt5Qos1Result acknowledged
                && acknowledged.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS;
    }

    private BrokerException inTime(Envelope message) {
        return new BrokerException(
                Kind.TIMEOUT,
                "the MQTT server did not confirm the message to " + message.topic() + " within "
                        + settings.sendTimeout().toMillis() + " ms");
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        return MqttIntake.open(settings, threads(), spec, subscription);
    }

    @Override
    protected ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        MqttReplies opened = MqttReplies.open(settings, threads(), sink, replies::remove);
        replies.add(opened);
        return opened;
    }

    @Override
    protected Health connectionHealth() {
        return publishing.isUp() ? Health.up() : Health.down("no connection to " + publishing.trouble());
    }

    @Override
    protected void disconnect() {
        replies.forEach(MqttReplies::close);
        publishing.close(true);
    }

    @Override
    protected boolean isPattern(String topic) {
        return MqttTopics.isPattern(topic);
    }

    @Override
    protected boolean matches(String pattern, String topic) {
        return MqttTopics.matches(pattern, topic);
    }
}
