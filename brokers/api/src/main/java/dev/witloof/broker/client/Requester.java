package dev.witloof.broker.client;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Request and reply over a broker, the same for all of them.
 *
 * <p>All requests share one reply channel, which the first request opens; a reply finds its request by its correlation
 * id. Replies that come late, or to no request, are dropped.
 *
 * <p>Thread-safe. A request completes on the thread that brings its last reply, or on the one timer thread of this
 * object, a daemon: do not block in dependent actions. Closing a requester does not close its broker.
 */
public final class Requester implements AutoCloseable {
    private static final int ID_BITS = 96;

    private final Broker broker;
    private final RequesterLimits limits;
    private final String idPrefix = new BigInteger(ID_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    private final AtomicLong ids = new AtomicLong();
    private final ConcurrentHashMap<String, PendingRequest> pending = new ConcurrentHashMap<>();
    private final Semaphore permits;
    private final ScheduledThreadPoolExecutor timer;
    private final Object channelLock = new Object();
    private @Nullable ReplyChannel channel;
    private volatile boolean closed;

    /**
     * Makes a requester with {@link RequesterLimits#DEFAULT}.
     *
     * @param broker where to send requests and replies
     */
    public Requester(Broker broker) {
        this(broker, RequesterLimits.DEFAULT);
    }

    /**
     * Makes a requester.
     *
     * @param broker where to send requests and replies
     * @param limits what to keep at most
     */
    public Requester(Broker broker, RequesterLimits limits) {
        this.broker = Objects.requireNonNull(broker, "broker");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.permits = new Semaphore(limits.requests());
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "witloof-requester-" + broker.system());
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a request and gathers replies.
     *
     * <p>The first call opens the reply channel and may block for as long as that takes. The time counts from this
     * call on, so it includes what the broker takes to accept the request.
     *
     * @param message what to send; its reply address and correlation id are replaced
     * @param options how long to wait, and for how many replies
     * @return a stage that completes with one reply or more, at most as many as expected, in the order they came. It
     *     fails with {@link Kind#TIMEOUT} if none came in time, {@link Kind#UNSUPPORTED} if the broker has no reply
     *     route, {@link Kind#NO_ROUTE} where the broker can tell that nobody answers on the topic, {@link Kind#QUOTA}
     *     beyond the limits, {@link Kind#CONNECTION} when the requester is closed, and with whatever publishing fails
     *     with. Cancelling it gives the request up
     */
    public CompletionStage<List<Envelope>> request(Envelope message, RequestOptions options) {
        Objects.requireNonNull(options, "options");
        PendingRequest request = new PendingRequest(message.topic(), options.expectedReplies(), limits);
        if (!permits.tryAcquire()) {
            request.fail(new BrokerException(Kind.QUOTA, limits.requests() + " requests are open, which is the limit"));
            return request.stage();
        }
        String id = idPrefix + "." + Long.toString(ids.incrementAndGet(), Character.MAX_RADIX);
        pending.put(id, request);
        request.stage().whenComplete((replies, failure) -> {
            pending.remove(id);
            permits.release();
        });
        try {
            options.timeout().ifPresent(timeout -> startTimer(request, timeout));
            Envelope outgoing = message.toBuilder()
                    .replyTo(channel().address())
                    .correlationId(id)
                    .build();
            broker.publish(outgoing).whenComplete((done, failure) -> {
                if (failure != null) {
                    request.fail(BrokerException.from(failure));
                }
            });
        } catch (RejectedExecutionException e) {
            request.fail(closedException());
        } catch (RuntimeException e) {
            request.fail(BrokerException.from(e));
        } catch (Error e) {
            // Gives back the request's place before anything else.
            request.fail(BrokerException.from(e));
            throw e;
        }
        return request.stage();
    }

    /**
     * Replies to a message. May be called several times, and before or after the message is settled.
     *
     * @param original what to reply to; without a reply address this does nothing
     * @param reply what to send; its topic and correlation id are replaced with what {@code original} asks for
     * @return a stage that completes when the broker has taken the reply, or at once if none is wanted. That whoever
     *     asked is gone is no error
     */
    public CompletionStage<Void> reply(Envelope original, Envelope reply) {
        Objects.requireNonNull(reply, "reply");
        if (original.replyTo().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Envelope.Builder outgoing =
                reply.toBuilder().withoutReply().topic(original.replyTo().get());
        reply.replyTo().ifPresent(outgoing::replyTo);
        original.correlationId().ifPresent(outgoing::correlationId);
        return broker.publish(outgoing.build()).exceptionally(failure -> {
            BrokerException exception = BrokerException.from(failure);
            if (exception.kind() != Kind.NO_ROUTE) {
                throw exception;
            }
            return null;
        });
    }

    /**
     * How many requests wait for replies, for metrics.
     *
     * @return zero or more
     */
    public int openRequests() {
        return pending.size();
    }

    /** Closes the reply channel and the timer; open requests fail with {@link Kind#CONNECTION}. */
    @Override
    public void close() {
        ReplyChannel open;
        synchronized (channelLock) {
            closed = true;
            open = channel;
            channel = null;
        }
        if (open != null) {
            open.close();
        }
        timer.shutdownNow();
        pending.values().forEach(request -> request.fail(closedException()));
    }

    private ReplyChannel channel() {
        synchronized (channelLock) {
            if (closed) {
                throw closedException();
            }
            ReplyChannel open = channel;
            if (open == null) {
                open = broker.openReplyChannel(this::received);
                channel = open;
            }
            return open;
        }
    }

    private void received(Envelope reply) {
        PendingRequest request = reply.correlationId().map(pending::get).orElse(null);
        if (request != null) {
            request.reply(reply);
        }
    }

    private void startTimer(PendingRequest request, Duration timeout) {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        Future<?> running = timer.schedule(() -> request.timeOut(timeout), nanos, TimeUnit.NANOSECONDS);
        request.stage().whenComplete((replies, failure) -> running.cancel(false));
    }

    private static BrokerException closedException() {
        return new BrokerException(Kind.CONNECTION, "the requester is closed");
    }
}
