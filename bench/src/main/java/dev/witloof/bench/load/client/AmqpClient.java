package dev.witloof.bench.load.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Tracker;

/** AMQP 1.0: durable messages on queues, each accepted by the other side, and link credit as the limit. */
public final class AmqpClient implements PlainClient {
    private static final String QUEUE = "queue";

    private final Client client = Client.create();
    private final Connection connection;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();
    private final BlockingQueue<Unsettled> unsettled = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private record Unsettled(Future<Tracker> settlement, CompletableFuture<Void> stage) {}

    /**
     * Connects.
     *
     * @param host of the server
     * @param port of the server
     */
    public AmqpClient(String host, int port) {
        this.connection = ClientException.orFail(
                "connecting to the AMQP server",
                () -> client.connect(host, port).openFuture().get());
        start("settlements", this::settle);
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, "load-amqp-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private Sender sender(String topic) {
        SenderOptions options = new SenderOptions();
        options.targetOptions().capabilities(QUEUE);
        return ClientException.orFail(
                "opening a link to " + topic,
                () -> connection.openSender(topic, options).openFuture().get());
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        Sender sender = senders.computeIfAbsent(topic, this::sender);
        CompletableFuture<Void> stage = new CompletableFuture<>();
        try {
            Tracker tracker = sender.send(
                    org.apache.qpid.protonj2.client.Message.create(body).durable(true));
            unsettled.add(new Unsettled(tracker.settlementFuture(), stage));
        } catch (org.apache.qpid.protonj2.client.exceptions.ClientException e) {
            stage.completeExceptionally(e);
        }
        return stage;
    }

    /** The library's futures tell nobody, so that somebody waits for each; a broker settles them in order. */
    private void settle() {
        try {
            while (true) {
                Unsettled next = unsettled.take();
                try {
                    DeliveryState state = next.settlement().get().remoteState();
                    if (state != null && state.isAccepted()) {
                        next.stage().complete(null);
                    } else {
                        next.stage().completeExceptionally(new IllegalStateException("the broker said " + state));
                    }
                } catch (ExecutionException e) {
                    next.stage().completeExceptionally(e);
                }
            }
        } catch (InterruptedException e) {
            // It is being closed.
        }
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        ReceiverOptions options = new ReceiverOptions();
        options.autoAccept(false).creditWindow(inFlight);
        options.sourceOptions().capabilities(QUEUE);
        Receiver receiver = ClientException.orFail(
                "consuming " + topic,
                () -> connection.openReceiver(topic, options).openFuture().get());
        start(topic, () -> receive(receiver, sink));
    }

    private void receive(Receiver receiver, Consumer<Message> sink) {
        try {
            while (!closed) {
                Delivery delivery = receiver.receive();
                if (delivery != null) {
                    sink.accept(new Received(body(delivery), () -> {
                        delivery.accept();
                        return Received.DONE;
                    }));
                }
            }
        } catch (org.apache.qpid.protonj2.client.exceptions.ClientException e) {
            if (!closed) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static byte[] body(Delivery delivery) throws org.apache.qpid.protonj2.client.exceptions.ClientException {
        org.apache.qpid.protonj2.client.Message<byte[]> message = delivery.message();
        return message.body();
    }

    @Override
    public void close() {
        closed = true;
        ClientException.orFail("closing the connection", () -> {
            connection.closeAsync().get();
            return client.closeAsync().get();
        });
        threads.forEach(Thread::interrupt);
    }
}
