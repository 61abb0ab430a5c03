package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A queue of this connection alone, to which replies come. Thread-safe. */
final class Replies implements ReplyChannel, Link.Session {
    private final Link link;
    private final Consumer<? super Envelope> sink;
    private @Nullable Channel channel;
    private @Nullable String queue;
    private boolean closed;

    Replies(Link link, Consumer<? super Envelope> sink) {
        this.link = link;
        this.sink = sink;
    }

    synchronized void open() throws IOException {
        Channel made = link.channel();
        String name = made.queueDeclare("", false, true, true, Map.of()).getQueue();
        made.addShutdownListener(cause -> ended(made));
        made.basicConsume(name, true, new DefaultConsumer(made) {
            @Override
            public void handleDelivery(
                    String tag, com.rabbitmq.client.Envelope where, BasicProperties properties, byte[] body) {
                sink.accept(Properties.read(Properties.queue(where.getRoutingKey()), properties, body));
            }
        });
        channel = made;
        queue = name;
    }

    private void ended(Channel made) {
        synchronized (this) {
            if (channel != made || closed) {
                return;
            }
            channel = null;
            queue = null;
        }
        link.reopen(this);
    }

    @Override
    public synchronized String address() {
        if (queue == null) {
            throw link.cutOff();
        }
        return Properties.queue(queue);
    }

    @Override
    public synchronized void reopen() throws IOException {
        if (!closed && channel == null) {
            open();
        }
    }

    @Override
    public void close() {
        link.remove(this);
        Channel open;
        synchronized (this) {
            closed = true;
            open = channel;
            channel = null;
            queue = null;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException | TimeoutException | RuntimeException e) {
                // Closed already.
            }
        }
    }
}
