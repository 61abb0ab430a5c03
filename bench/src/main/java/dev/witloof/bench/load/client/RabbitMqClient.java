package dev.witloof.bench.load.client;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** RabbitMQ: durable queues on {@code amq.topic}, persistent messages, confirmations, a prefetch limit. */
public final class RabbitMqClient implements PlainClient {
    private static final String EXCHANGE = "amq.topic";
    private static final BasicProperties PERSISTENT = MessageProperties.MINIMAL_PERSISTENT_BASIC;

    private final Connection connection;
    private final Channel publishing;
    private final ConcurrentNavigableMap<Long, CompletableFuture<Void>> unconfirmed = new ConcurrentSkipListMap<>();

    /**
     * Connects.
     *
     * @param host of the server
     * @param port of the server
     */
    public RabbitMqClient(String host, int port) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        this.connection = ClientException.orFail("connecting to RabbitMQ", factory::newConnection);
        this.publishing = ClientException.orFail("opening a channel", connection::createChannel);
        publishing.addConfirmListener(
                (number, multiple) -> ended(number, multiple, null),
                (number, multiple) -> ended(number, multiple, new IOException("RabbitMQ could not take it")));
        publishing.addReturnListener(returned -> unconfirmed
                .values()
                .forEach(each -> each.completeExceptionally(
                        new IOException("no queue is bound to " + returned.getRoutingKey()))));
        ClientException.orFail("asking for confirmations", publishing::confirmSelect);
    }

    private void ended(long number, boolean multiple, @Nullable IOException failure) {
        if (!multiple) {
            end(unconfirmed.remove(number), failure);
            return;
        }
        ConcurrentNavigableMap<Long, CompletableFuture<Void>> upTo = unconfirmed.headMap(number, true);
        for (Map.Entry<Long, CompletableFuture<Void>> first = upTo.pollFirstEntry();
                first != null;
                first = upTo.pollFirstEntry()) {
            end(first.getValue(), failure);
        }
    }

    private static void end(@Nullable CompletableFuture<Void> stage, @Nullable IOException failure) {
        if (stage == null) {
            return;
        }
        if (failure == null) {
            stage.complete(null);
        } else {
            stage.completeExceptionally(failure);
        }
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        synchronized (publishing) {
            try {
                unconfirmed.put(publishing.getNextPublishSeqNo(), stage);
                publishing.basicPublish(EXCHANGE, topic, true, PERSISTENT, body);
            } catch (IOException | RuntimeException e) {
                stage.completeExceptionally(e);
            }
        }
        return stage;
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        ClientException.orFail("consuming " + topic, () -> {
            Channel channel = connection.createChannel();
            String queue = queue(topic);
            channel.queueDeclare(queue, true, false, false, Map.of());
            channel.queueBind(queue, EXCHANGE, topic);
            channel.basicQos(inFlight);
            return channel.basicConsume(
                    queue,
                    false,
                    (tag, delivery) -> sink.accept(new Received(delivery.getBody(), () -> {
                        channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
                        return Received.DONE;
                    })),
                    tag -> {});
        });
    }

    private static String queue(String topic) {
        return GROUP + "." + topic;
    }

    @Override
    public void delete(String topic) {
        ClientException.orFail("deleting the queues of " + topic, () -> {
            try (Channel channel = connection.createChannel()) {
                channel.queueDelete(queue(topic));
                return channel.queueDelete(topic + ".dlq");
            }
        });
    }

    @Override
    public void close() {
        connection.abort();
    }
}
