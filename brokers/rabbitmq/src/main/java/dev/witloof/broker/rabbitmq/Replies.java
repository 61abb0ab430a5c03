package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A queue of this connection alone, to which replies come. Thread-safe. */
final class Replies implements ReplyChannel, Link.Session {
    private final Link link;
    private final Consumer<? super Envelope> sink;
    private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

    /** Guarded by this object's monitor, which is held while the server is asked; the client's threads never take it. */
    private boolean closed;

    private record Opened(Channel channel, String queue) {}

    Replies(Link link, Consumer<? super Envelope> sink) {
        this.link = link;
        this.sink = sink;
    }

    synchronized void open() throws IOException {
        Channel channel = link.channel();
        try {
            String queue = channel.queueDeclare("", false, true, true, Map.of()).getQueue();
            channel.basicConsume(queue, true, new DefaultConsumer(channel) {
                @Override
                public void handleDelivery(
                        String tag, com.rabbitmq.client.Envelope where, BasicProperties properties, byte[] body) {
                    sink.accept(Properties.read(Properties.queue(where.getRoutingKey()), properties, body));
                }

                @Override
                public void handleCancel(String tag) {
                    // The queue was deleted, or its node is gone.
                    Link.abort(channel);
                }
            });
            Opened made = new Opened(channel, queue);
            opened.set(made);
            // At once, if it has been lost already.
            channel.addShutdownListener(cause -> lost(made));
        } catch (IOException | RuntimeException e) {
            Link.abort(channel);
            throw e;
        }
    }

    /** The channel ended, by itself or with the connection. On a thread of the client, which must not wait. */
    private void lost(Opened ended) {
        if (opened.compareAndSet(ended, null)) {
            link.lost(this);
        }
    }

    @Override
    public String address() {
        Opened current = opened.get();
        if (current == null) {
            throw link.cutOff();
        }
        return Properties.queue(current.queue());
    }

    @Override
    public synchronized void reopen() throws IOException {
        if (!closed && opened.get() == null) {
            open();
        }
    }

    @Override
    public void close() {
        link.remove(this);
        Opened current;
        synchronized (this) {
            closed = true;
            current = opened.getAndSet(null);
        }
        if (current != null) {
            try {
                current.channel().close();
            } catch (IOException | TimeoutException | RuntimeException e) {
                // Closed already, or soon with its connection.
            }
        }
    }
}
