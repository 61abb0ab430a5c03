package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.adapter.AdapterThreads;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A reply channel: a topic that nobody else subscribes to. It stays the same when the connection is restored. */
final class MqttReplies implements ReplyChannel, MqttUser {
    private final String topic;
    private final Consumer<? super Envelope> sink;
    private final Consumer<? super MqttReplies> whenClosed;
    private final MqttLink link;

    private MqttReplies(
            MqttSettings settings,
            AdapterThreads threads,
            Consumer<? super Envelope> sink,
            Consumer<? super MqttReplies> whenClosed) {
        String clientId = settings.passingClientId();
        this.topic = settings.replyTopic() + "/" + UUID.randomUUID();
        this.sink = sink;
        this.whenClosed = whenClosed;
        this.link = new MqttLink(settings, threads, MqttSession.passing(clientId), this);
    }

    static MqttReplies open(
            MqttSettings settings,
            AdapterThreads threads,
            Consumer<? super Envelope> sink,
            Consumer<? super MqttReplies> whenClosed) {
        MqttReplies replies = new MqttReplies(settings, threads, sink, whenClosed);
        replies.link.open();
        return replies;
    }

    @Override
    public CompletionStage<?> prepare(MqttConnection connection, boolean resumed) {
        return connection
                .mqtt()
                .subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .exceptionally(failure -> {
                    throw MqttFailures.of(failure, "subscribing to the reply topic " + topic);
                });
    }

    @Override
    public void received(MqttArrival arrival) {
        arrival.acknowledge();
        sink.accept(MqttMessages.envelope(arrival.message()));
    }

    @Override
    public String address() {
        MqttConnection up = link.connection();
        if (!up.isLive()) {
            throw new BrokerException(
                    BrokerException.Kind.CONNECTION, "the reply channel is cut off: " + link.trouble());
        }
        return topic;
    }

    @Override
    public void close() {
        link.close(true);
        whenClosed.accept(this);
    }
}
