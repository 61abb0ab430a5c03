package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.ShutdownSignalException;
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
    private @Nullable Channel channel;
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
            String queue = queues.declare(made, subscription.spec());
            made.basicQos(subscription.spec().maxInFlight());
            made.addShutdownListener(cause -> closed(made, cause));
            channel = made;
            queueName = queue;
            if (!paused && !stopped) {
                consume(made);
            }
        } catch (IOException | RuntimeException e) {
            channel = null;
            abort(made);
            throw e;
        }
    }

    private String queueName = "";

    private void consume(Channel open) throws IOException {
        consumer = open.basicConsume(queueName, false, new DefaultConsumer(open) {
            @Override
            public void handleDelivery(
                    String tag, com.rabbitmq.client.Envelope where, BasicProperties properties, byte[] body) {
                Envelope message = Properties.read(where.getRoutingKey(), properties, body);
                subscription.offer(new Message(
                        open,
                        where.getDeliveryTag(),
                        message,
                        Properties.deliveries(properties) + 1,
                        id(where, properties)));
            }

            @Override
            public void handleCancel(String tag) {
                // The queue was deleted, or its node is gone.
                abort(open);
            }
        });
    }

    private String id(com.rabbitmq.client.Envelope where, BasicProperties properties) {
        String given = properties.getMessageId();
        return given != null ? given : queueName + "#" + where.getDeliveryTag();
    }

    /** The channel ended, by itself or with the connection. */
    private void closed(Channel made, ShutdownSignalException cause) {
        synchronized (this) {
            if (channel != made) {
                return;
            }
            channel = null;
            if (stopped && cause.isInitiatedByApplication()) {
                return;
            }
        }
        subscription.lost();
        link.reopen(this);
    }

    @Override
    public void reopen() throws IOException {
        synchronized (this) {
            if (stopped || channel != null) {
                return;
            }
            open();
        }
        subscription.restored();
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
                abort(open); // its listener opens another
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
                // Then the channel is gone, and with it the consumer.
            }
        }
    }

    @Override
    public void close() {
        link.remove(this);
        Channel open;
        synchronized (this) {
            stopped = true;
            open = channel;
            channel = null;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException | TimeoutException | RuntimeException e) {
                // Closed already.
            }
        }
    }

    private static void abort(Channel channel) {
        try {
            channel.abort();
        } catch (IOException e) {
            throw new AssertionError("abort is declared to throw, and does not", e);
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
