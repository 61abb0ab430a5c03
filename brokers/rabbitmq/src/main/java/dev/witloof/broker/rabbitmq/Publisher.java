package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Publishes on one channel with confirmations. Whoever publishes only enqueues. Every message ends: confirmed, refused,
 * after its time, or with the connection. Thread-safe.
 */
final class Publisher {
    private static final Duration SWEEP = Duration.ofMillis(250);

    private final Link link;
    private final Queues queues;
    private final AdapterThreads threads;
    private final Duration timeout;
    private final Backlog backlog = new Backlog();
    private final Outbox outbox;

    /** Of the channel that is published on; only for the worker that writes. */
    private @Nullable Confirms confirms;

    Publisher(Link link, Queues queues, AdapterThreads threads, Duration timeout) {
        this.link = link;
        this.queues = queues;
        this.threads = threads;
        this.timeout = timeout;
        this.outbox = new Outbox(threads::run, () -> link.blocked().isPresent(), sending -> confirms()
                .publish(sending));
        threads.after(SWEEP, this::sweep);
    }

    /** Publishes; a message that no queue gets fails. */
    CompletionStage<Void> publish(String exchange, String key, BasicProperties properties, byte[] body) {
        Sending sending = new Sending(exchange, key, properties, body, timeout);
        backlog.take(sending);
        if (!sending.hasEnded()) {
            outbox.add(sending);
        }
        return sending.result();
    }

    private Confirms confirms() throws IOException {
        Confirms current = confirms;
        if (current != null && current.isOpen()) {
            return current;
        }
        Channel channel = link.channel();
        try {
            queues.declareExchange(channel);
            Confirms made = new Confirms(channel, threads);
            confirms = made;
            return made;
        } catch (IOException | RuntimeException e) {
            Link.abort(channel);
            throw e;
        }
    }

    /** Sees to what nothing else wakes: messages whose time is over, and those that wait for the broker or for a thread. */
    private void sweep() {
        try {
            outbox.wake();
            if (backlog.hasLate()) {
                // Whoever waits for the result is told on a worker, since the timer must not be blocked.
                threads.run(this::giveUpLate);
            }
        } finally {
            threads.after(SWEEP, this::sweep);
        }
    }

    private void giveUpLate() {
        String why = "it was not confirmed within " + timeout.toMillis() + " ms"
                + link.blocked().map(reason -> "; " + reason).orElse("");
        backlog.late().forEach(sending -> sending.fail(BrokerException.Kind.TIMEOUT, why));
        outbox.dropEnded();
    }

    /** Fails what is on its way, and what comes. */
    void close() {
        backlog.close();
        outbox.dropEnded();
    }
}
