package dev.witloof.bench.load.client;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.MessageConsumer;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** JetStream: a stream on files for each topic, a durable consumer with a limit, confirmed publishing. */
public final class JetStreamClient implements PlainClient {
    private final Connection connection;
    private final JetStream jetStream;
    private final JetStreamManagement management;

    /**
     * Connects.
     *
     * @param url of the server
     */
    public JetStreamClient(String url) {
        this.connection = NatsClient.connect(url);
        this.jetStream = ClientException.orFail("looking for JetStream", connection::jetStream);
        this.management = ClientException.orFail("looking for JetStream", connection::jetStreamManagement);
    }

    private static String stream(String topic) {
        return topic.replace('.', '_');
    }

    @Override
    public void create(String topic) {
        ClientException.orFail(
                "creating a stream for " + topic,
                () -> management.addStream(StreamConfiguration.builder()
                        .name(stream(topic))
                        .subjects(topic)
                        .storageType(StorageType.File)
                        .build()));
    }

    @Override
    public void delete(String topic) {
        ClientException.orFail("deleting the stream of " + topic, () -> management.deleteStream(stream(topic)));
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        return jetStream.publishAsync(topic, body);
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        ClientException.orFail("consuming " + topic, () -> {
            management.addOrUpdateConsumer(
                    stream(topic),
                    ConsumerConfiguration.builder()
                            .durable(GROUP)
                            .ackPolicy(AckPolicy.Explicit)
                            .maxAckPending(inFlight)
                            .build());
            MessageConsumer consumer = connection
                    .getStreamContext(stream(topic))
                    .getConsumerContext(GROUP)
                    .consume(
                            ConsumeOptions.builder().batchSize(inFlight).build(),
                            message -> sink.accept(new Received(message.getData(), () -> {
                                message.ack();
                                return Received.DONE;
                            })));
            return consumer;
        });
    }

    @Override
    public void close() {
        ClientException.orFail("closing the connection", () -> {
            connection.close();
            return true;
        });
    }
}
