package dev.witloof.bench.load.client;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Core NATS: queue groups; nothing is confirmed, and nothing acknowledged. */
public final class NatsClient implements PlainClient {
    private final Connection connection;

    /**
     * Connects.
     *
     * @param url of the server
     */
    public NatsClient(String url) {
        this.connection = connect(url);
    }

    static Connection connect(String url) {
        return ClientException.orFail(
                "connecting to NATS",
                () -> Nats.connect(new Options.Builder()
                        .server(url)
                        .maxMessagesInOutgoingQueue(-1)
                        .build()));
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        connection.publish(topic, body);
        return Received.DONE;
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        Dispatcher dispatcher = connection.createDispatcher();
        dispatcher.subscribe(
                topic, GROUP, message -> sink.accept(new Received(message.getData(), () -> Received.DONE)));
        ClientException.orFail("subscribing to " + topic, () -> {
            connection.flush(Duration.ofSeconds(5));
            return true;
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
