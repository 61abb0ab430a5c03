package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.witloof.broker.BrokerException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One message on its way to the broker. It ends once, on any thread, and what comes for it later is not looked at. */
final class Sending {
    /** What a message takes beside its texts and its body, about. */
    private static final int OVERHEAD = 512;

    private final String exchange;
    private final String key;
    private final BasicProperties properties;
    private final byte[] body;
    private final long deadline;
    private final CompletableFuture<Void> result = new CompletableFuture<>();

    Sending(String exchange, String key, BasicProperties properties, byte[] body, Duration timeout) {
        this.exchange = exchange;
        this.key = key;
        this.properties = properties;
        this.body = body;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    String exchange() {
        return exchange;
    }

    String key() {
        return key;
    }

    BasicProperties properties() {
        return properties;
    }

    byte[] body() {
        return body;
    }

    /** What tells it from all others, also when the broker returns it. */
    String id() {
        return properties.getMessageId();
    }

    /** What it takes in memory, in bytes, about. */
    long size() {
        long size = (long) OVERHEAD + key.length() + body.length;
        for (Map.Entry<String, Object> header : properties.getHeaders().entrySet()) {
            size += header.getKey().length() + header.getValue().toString().length();
        }
        return size;
    }

    /** Whether the time is over in which the broker was to confirm it. */
    boolean isLate() {
        return System.nanoTime() - deadline > 0;
    }

    boolean hasEnded() {
        return result.isDone();
    }

    /** Completes when the broker has it, and fails with a {@link BrokerException} otherwise. */
    CompletionStage<Void> result() {
        return result;
    }

    /** Has something done when it has ended, or at once if it has. */
    void whenEnded(Runnable then) {
        CompletableFuture<Void> unused = result.whenComplete((done, failure) -> then.run());
    }

    void succeed() {
        result.complete(null);
    }

    void fail(BrokerException.Kind kind, String why) {
        result.completeExceptionally(new BrokerException(kind, "publishing to " + key + " failed: " + why));
    }

    void fail(Throwable thrown) {
        result.completeExceptionally(Failures.of("publishing to " + key, thrown));
    }
}
