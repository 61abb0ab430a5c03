package dev.witloof.broker.client;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request that waits for replies. Thread-safe; its future is completed without the lock held. */
final class PendingRequest {
    private final CompletableFuture<List<Envelope>> future = new CompletableFuture<>();
    private final List<Envelope> replies = new ArrayList<>();
    private final String topic;
    private final int expected;
    private final RequesterLimits limits;
    private long bytes;

    PendingRequest(String topic, int expected, RequesterLimits limits) {
        this.topic = topic;
        this.expected = expected;
        this.limits = limits;
    }

    /** Completes when the request ends; cancelling it ends the request. */
    CompletionStage<List<Envelope>> stage() {
        return future;
    }

    /** Takes a reply, and ends the request if it was the last one expected or one too many to keep. */
    void reply(Envelope reply) {
        List<Envelope> all;
        synchronized (replies) {
            if (replies.size() == limits.replies() || bytes + reply.size() > limits.replyBytes()) {
                all = List.of();
            } else {
                replies.add(reply);
                bytes += reply.size();
                if (replies.size() < expected) {
                    return;
                }
                all = List.copyOf(replies);
            }
        }
        if (all.isEmpty()) {
            fail(new BrokerException(
                    BrokerException.Kind.QUOTA,
                    "the replies to a request on " + topic + " go beyond " + limits.replies() + " replies or "
                            + limits.replyBytes() + " bytes"));
        } else {
            future.complete(all);
        }
    }

    /** Ends the request with what is there, or with an error if nothing is. */
    void timeOut(Duration waited) {
        List<Envelope> all;
        synchronized (replies) {
            all = List.copyOf(replies);
        }
        if (all.isEmpty()) {
            fail(new BrokerException(
                    BrokerException.Kind.TIMEOUT,
                    "no reply to a request on " + topic + " within " + waited.toMillis() + " ms"));
        } else {
            future.complete(all);
        }
    }

    void fail(BrokerException failure) {
        future.completeExceptionally(failure);
    }
}
