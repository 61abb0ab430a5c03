package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import dev.witloof.broker.adapter.Receipt;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The consumer of a subscription, on a channel of its own. Thread-safe. */
final class Source implements Intake, Link.Session {
    private final Link link;
    private final Queues queues;
    private final AdapterSubscription subscription;

    /**
     * Held while it changes whether there is a channel, and nothing is asked of the server meanwhile: the client's own
     * threads take it.
     */
    private final Object session = new Object();

    private volatile @Nullable Channel channel;

    /** Whether a channel has come back and is still there; guarded by {@code session}. */
    private boolean resumed;

    // Guarded by this object's monitor, which is held while the server is asked, and which the client's threads never
    // take.
    private String queueName = "";
    private @Nullable String consumer;
    private boolean paused;
    private boolean stopped;

    Source(Link link, Queues queues, AdapterSubscription subscription) {
        this.link = link;
        this.queues = queues;
        this.subscription = subscription;
    }

    /** Begins to consume. */
    synchronized void open() throws IOException {
        Channel made = link.channel();
        try {
            queueName = queues.declare(made, subscription.spec());
            made.basicQos(subscription.spec().maxInFlight());
            synchronized (session) {
                channel = made;
            }
            // At once, if it has been lost already.
            made.addShutdownListener(cause -> lost(made));
            if (!paused && !stopped) {
                consume(made);
            }
        } catch (IOException | RuntimeException e) {
            synchronized (session) {
                channel = channel == made ? null : channel;
            }
            Link.abort(made);
            throw e;
        }
    }

    private void consume(Channel open) throws IOException {
        consumer = open.basicConsume(queueName, false, new Consumer(open, queueName));
    }

    /** A channel ended, by itself or with the connection. On a thread of the client, which must not wait. */
    private void lost(Channel ended) {
        synchronized (session) {
            if (channel != ended) {
                return;
            }
            channel = null;
            resumed = false;
            subscription.lost();
        }
        link.lost(this);
    }

    @Override
    public void reopen() throws IOException {
        if (!opensAgain()) {
            return;
        }
        // May call the sink, so that no lock is held.
        subscription.restored();
        synchronized (session) {
            // A loss meanwhile may have been said first, and then it holds.
            if (!resumed) {
                subscription.lost();
            }
        }
    }

    /** False if it need not be opened, or has been lost again. */
    private synchronized boolean opensAgain() throws IOException {
        if (stopped || channel != null) {
            return false;
        }
        open();
        synchronized (session) {
            resumed = channel != null;
            return resumed;
        }
    }

    @Override
    public synchronized void pause() {
        paused = true;
        cancel();
    }

    @Override
    public synchronized void resume() {
        paused = false;
        Channel open = channel;
        if (open != null && !stopped) {
            try {
                consume(open);
            } catch (IOException | RuntimeException e) {
                Link.abort(open); // its listener opens another
            }
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        cancel();
    }

    private void cancel() {
        Channel open = channel;
        String running = consumer;
        consumer = null;
        if (open != null && running != null) {
            try {
                open.basicCancel(running);
            } catch (IOException | RuntimeException e) {
                // The channel is gone, or the server has not answered, and nobody knows whether the consumer still is.
                Link.abort(open);
            }
        }
    }

    @Override
    public void close() {
        link.remove(this);
        Channel open;
        synchronized (this) {
            stopped = true;
            synchronized (session) {
                open = channel;
                channel = null;
            }
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException | TimeoutException | RuntimeException e) {
                // Closed already, or soon with its connection.
            }
        }
    }

    /** What the client's threads call for the messages of one channel. */
    private final class Consumer extends DefaultConsumer {
        private final Channel open;
        private final String queue;

        Consumer(Channel open, String queue) {
            super(open);
            this.open = open;
            this.queue = queue;
        }

        @Override
        public void handleDelivery(
                String tag, com.rabbitmq.client.Envelope where, BasicProperties properties, byte[] body) {
            String given = properties.getMessageId();
            Message message = new Message(
                    open,
                    where.getDeliveryTag(),
                    Properties.read(where.getRoutingKey(), properties, body),
                    Properties.deliveries(properties) + 1,
                    given != null ? given : queue + "#" + where.getDeliveryTag());
            subscription.offer(message);
            // The client hands out what it has received also after it has said that the channel is lost.
            if (channel != open) {
                subscription.lost(receipt -> receipt == message);
            }
        }

        @Override
        public void handleCancel(String tag) {
            // The queue was deleted, or its node is gone.
            Link.abort(open);
        }
    }

    /** One message that the consumer got. */
    private record Message(Channel channel, long tag, Envelope envelope, int attempt, String id) implements Receipt {
        @Override
        public CompletionStage<Void> ack() {
            try {
                channel.basicAck(tag, false);
                return CompletableFuture.completedFuture(null);
            } catch (IOException | RuntimeException e) {
                return CompletableFuture.failedFuture(Failures.of("acknowledging " + id, e));
            }
        }

        @Override
        public void release() {
            try {
                channel.basicNack(tag, false, true);
            } catch (IOException | RuntimeException e) {
                // The broker has it back with the channel.
            }
        }
    }
}
