package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to JetStream, and completes when the stream has confirmed. What waits for that is bounded. Thread-safe.
 *
 * <p>It has one inbox for all confirmations; the last token of a reply address says which publish it is about.
 */
final class Confirms {
    /** More may wait only in the server's own queue. */
    static final int MOST_MESSAGES = 1 << 14;

    static final long MOST_BYTES = 64L << 20;

    private static final int TOO_LARGE = 10_054;
    private static final int HEADERS_TOO_LARGE = 10_097;
    private static final int STORE_FAILED = 10_077;
    private static final int NO_RESOURCES = 10_023;
    private static final int NO_STORAGE = 10_047;

    private final Link link;
    private final Duration timeout;
    private final String inbox;
    private final Dispatcher dispatcher;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(String subject, int size, long since, CompletableFuture<Void> stage) {}

    Confirms(Link link, Duration timeout) {
        this.link = link;
        this.timeout = timeout;
        this.inbox = link.connection().createInbox() + ".";
        this.dispatcher = link.connection().createDispatcher(this::answered);
        dispatcher.setPendingLimits(0, 0);
        dispatcher.subscribe(inbox + "*");
    }

    /** Publishes a message, which has been checked. */
    CompletionStage<Void> publish(String subject, @Nullable Headers headers, byte[] data, int size) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        if (pending.size() >= MOST_MESSAGES || bytes.get() > MOST_BYTES) {
            return CompletableFuture.failedFuture(new BrokerException(
                    Kind.QUOTA,
                    pending.size() + " messages of " + bytes.get()
                            + " bytes wait for JetStream to confirm them; the limit is " + MOST_MESSAGES
                            + " messages or " + MOST_BYTES + " bytes: wait for some of them"));
        }
        bytes.addAndGet(size);
        pending.put(number, new Pending(subject, size, System.nanoTime(), stage));
        try {
            // Looked at after it was added, so that either this sees that the link broke or whoever ends all does.
            link.requireUp();
            link.connection().publish(subject, inbox + Long.toString(number, Character.MAX_RADIX), headers, data);
        } catch (RuntimeException e) {
            end(number, Failures.sending(e));
        }
        return stage;
    }

    private void answered(Message answer) {
        Long number = number(answer.getSubject());
        Pending waiting = number == null ? null : pending.get(number);
        if (number == null || waiting == null) {
            return; // too late, or not meant for anybody
        }
        if (answer.isStatusMessage()) {
            end(number, Failures.noStream(waiting.subject()));
            return;
        }
        try {
            PublishAck unused = new PublishAck(answer);
            end(number, null);
        } catch (JetStreamApiException e) {
            end(number, refusal(waiting, e));
        } catch (IOException | RuntimeException e) {
            end(
                    number,
                    new BrokerException(
                            Kind.OTHER,
                            "what came back for a message to " + waiting.subject()
                                    + " is no confirmation of JetStream: " + e.getMessage(),
                            e));
        }
    }

    private @Nullable Long number(String subject) {
        try {
            return Long.parseLong(subject.substring(inbox.length()), Character.MAX_RADIX);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static BrokerException refusal(Pending waiting, JetStreamApiException e) {
        String what = "JetStream refused a message of " + waiting.size() + " bytes to " + waiting.subject() + ": "
                + e.getErrorDescription();
        Kind kind =
                switch (e.getApiErrorCode()) {
                    case TOO_LARGE, HEADERS_TOO_LARGE -> Kind.TOO_LARGE;
                    case STORE_FAILED, NO_RESOURCES, NO_STORAGE -> Kind.QUOTA;
                    default -> Kind.OTHER;
                };
        return new BrokerException(kind, what, e);
    }

    /** Ends those that have waited too long. */
    void sweep() {
        long now = System.nanoTime();
        endAll(
                waiting -> now - waiting.since() > timeout.toNanos(),
                waiting -> new BrokerException(
                        Kind.TIMEOUT,
                        "JetStream did not confirm a message to " + waiting.subject() + " within " + timeout
                                + "; it may have taken it"));
    }

    /** Ends all: the connection broke. */
    void disconnected() {
        endAll(
                waiting -> true,
                waiting -> new BrokerException(
                        Kind.CONNECTION,
                        "the connection broke before JetStream confirmed a message to " + waiting.subject()
                                + "; it may have taken it"));
    }

    /** Ends those that the server refuses. */
    void denied(String subject) {
        endAll(waiting -> waiting.subject().equals(subject), waiting -> Link.notAllowed(subject));
    }

    private void endAll(Predicate<Pending> which, Function<Pending, BrokerException> why) {
        pending.forEach((number, waiting) -> {
            if (which.test(waiting)) {
                end(number, why.apply(waiting));
            }
        });
    }

    private void end(Long number, @Nullable BrokerException failure) {
        Pending ended = pending.remove(number);
        if (ended == null) {
            return;
        }
        bytes.addAndGet(-ended.size());
        if (failure == null) {
            ended.stage().complete(null);
        } else {
            ended.stage().completeExceptionally(failure);
        }
    }
}
