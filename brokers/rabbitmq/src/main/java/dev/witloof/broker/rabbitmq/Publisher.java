package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes on one channel with confirmations. Whoever publishes only enqueues; one worker at a time writes, so that a
 * broker that takes nothing blocks nobody else. Thread-safe.
 */
final class Publisher {
    private static final int MOST_WAITING = 100_000;
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration RETURNED_BY = Duration.ofMillis(100);

    private final Link link;
    private final Queues queues;
    private final AdapterThreads threads;
    private final Duration timeout;
    private final Queue<Sending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final ConcurrentNavigableMap<Long, Sending> unconfirmed = new ConcurrentSkipListMap<>();
    private final Map<String, Sending> byId = new ConcurrentHashMap<>();
    private volatile @Nullable Channel channel;

    /** One message on its way. */
    private static final class Sending {
        final String exchange;
        final String key;
        final BasicProperties properties;
        final byte[] body;
        final long deadline;
        final CompletableFuture<Void> result = new CompletableFuture<>();

        Sending(String exchange, String key, BasicProperties properties, byte[] body, long deadline) {
            this.exchange = exchange;
            this.key = key;
            this.properties = properties;
            this.body = body;
            this.deadline = deadline;
        }

        String id() {
            return properties.getMessageId();
        }

        void fail(BrokerException.Kind kind, String why) {
            result.completeExceptionally(new BrokerException(kind, "publishing to " + key + " failed: " + why));
        }
    }

    Publisher(Link link, Queues queues, AdapterThreads threads, Duration timeout) {
        this.link = link;
        this.queues = queues;
        this.threads = threads;
        this.timeout = timeout;
        threads.after(SWEEP, this::sweep);
    }

    /** Publishes; a message that no queue gets fails. */
    CompletionStage<Void> publish(String exchange, String key, BasicProperties properties, byte[] body) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Sending sending = new Sending(exchange, key, properties, body, deadline);
        if (size.get() >= MOST_WAITING) {
            sending.fail(BrokerException.Kind.QUOTA, MOST_WAITING + " messages wait to be sent already");
            return sending.result;
        }
        waiting.add(sending);
        if (size.getAndIncrement() == 0) {
            threads.run(this::drain);
        }
        return sending.result;
    }

    private void drain() {
        do {
            Sending next = waiting.poll();
            if (next != null) {
                write(next);
            }
        } while (size.decrementAndGet() != 0);
    }

    private void write(Sending sending) {
        long number = 0;
        try {
            Channel open = open();
            number = open.getNextPublishSeqNo();
            unconfirmed.put(number, sending);
            byId.put(sending.id(), sending);
            open.basicPublish(sending.exchange, sending.key, true, sending.properties, sending.body);
        } catch (IOException | RuntimeException e) {
            unconfirmed.remove(number);
            byId.remove(sending.id());
            sending.result.completeExceptionally(failure(sending, e));
        }
    }

    private static BrokerException failure(Sending sending, Exception e) {
        // The library says so when the headers do not fit into a frame.
        return e instanceof IllegalArgumentException
                ? new BrokerException(
                        BrokerException.Kind.TOO_LARGE,
                        "publishing to " + sending.key + " failed: " + e.getMessage(),
                        e)
                : Failures.of("publishing to " + sending.key, e);
    }

    private Channel open() throws IOException {
        Channel current = channel;
        if (current != null && current.isOpen()) {
            return current;
        }
        Channel made = link.channel();
        queues.declareExchange(made);
        made.confirmSelect();
        made.addConfirmListener(
                (number, multiple) -> confirmed(number, multiple, null),
                (number, multiple) -> confirmed(number, multiple, "the broker could not take it"));
        made.addReturnListener(returned -> {
            Sending sending = byId.get(String.valueOf(returned.getProperties().getMessageId()));
            if (sending != null) {
                String where = sending.exchange.isEmpty()
                        ? "there is no queue " + sending.key
                        : "no queue is bound to " + sending.key;
                sending.fail(BrokerException.Kind.NO_ROUTE, where);
            }
        });
        made.addShutdownListener(cause -> closed(made, cause));
        channel = made;
        return made;
    }

    private void confirmed(long number, boolean multiple, @Nullable String refused) {
        if (!multiple) {
            confirmed(unconfirmed.remove(number), refused);
            return;
        }
        ConcurrentNavigableMap<Long, Sending> upTo = unconfirmed.headMap(number, true);
        for (Map.Entry<Long, Sending> first = upTo.pollFirstEntry(); first != null; first = upTo.pollFirstEntry()) {
            confirmed(first.getValue(), refused);
        }
    }

    private void confirmed(@Nullable Sending sending, @Nullable String refused) {
        if (sending == null) {
            return;
        }
        if (refused == null) {
            byId.remove(sending.id());
            sending.result.complete(null);
        } else {
            // Some brokers say no first, and then return the message with the reason.
            threads.after(RETURNED_BY, () -> {
                byId.remove(sending.id());
                sending.fail(BrokerException.Kind.QUOTA, refused);
            });
        }
    }

    private void closed(Channel made, ShutdownSignalException cause) {
        if (channel != made) {
            return;
        }
        channel = null;
        BrokerException failure = Failures.of("publishing", cause);
        for (Map.Entry<Long, Sending> first = unconfirmed.pollFirstEntry();
                first != null;
                first = unconfirmed.pollFirstEntry()) {
            first.getValue().result.completeExceptionally(failure);
        }
        byId.clear();
    }

    /** Gives up what has waited too long; what comes later for it is not looked at. */
    private void sweep() {
        long now = System.nanoTime();
        List<Sending> late = new ArrayList<>(waiting);
        late.addAll(unconfirmed.values());
        for (Sending sending : late) {
            if (now - sending.deadline > 0) {
                sending.fail(BrokerException.Kind.TIMEOUT, "it was not confirmed within " + timeout.toMillis() + " ms");
            }
        }
        threads.after(SWEEP, this::sweep);
    }
}
