package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.wasi.io.Background;
import dev.witloof.wasi.io.ByteSink;
import dev.witloof.wasi.io.OpenLimit;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Signal;
import dev.witloof.wasi.io.StreamFailure;
import dev.witloof.wasi.io.Waiter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The contents of an outgoing body: a guest writes them, and Java's client takes them when it can. Holds a little in
 * between. Safe for use by several threads.
 */
final class RequestBody implements Flow.Publisher<ByteBuffer>, Flow.Subscription, ByteSink, Readiness {
    private static final int ROOM = 1 << 16;

    private final OptionalLong length;
    private final Signal signal = new Signal();
    private final Queue<ByteBuffer> queue = new ArrayDeque<>();
    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private long demand;
    private long written;
    private int queued;
    private boolean emitting;
    /** Whether the guest has said the end. */
    private boolean ended;
    /** Whether nobody takes anything any more. */
    private boolean cancelled;
    /** Why the body is broken off, or null. */
    private @Nullable IOException failure;

    private boolean told;

    private final OpenLimit limit;
    /** The resource that the body is of, and the body's own. */
    private int owners = 2;

    /**
     * Makes a body, which the limit has counted until both its owners are dropped.
     *
     * @param length how long the guest has said that it will be
     */
    RequestBody(OptionalLong length, OpenLimit limit) {
        this.length = length;
        this.limit = limit;
    }

    /** One of the two owners is dropped. */
    void release() {
        if (--owners == 0) {
            limit.release();
        }
    }

    OptionalLong length() {
        return length;
    }

    @Override
    public synchronized int room() throws IOException {
        if (cancelled || ended) {
            throw new ClosedChannelException();
        }
        return ROOM - queued;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        synchronized (this) {
            if (cancelled || ended) {
                throw new ClosedChannelException();
            }
            if (length.isPresent() && written + bytes.length > length.getAsLong()) {
                throw new StreamFailure(new ErrorCode.HttpRequestBodySize(Optional.of(written + bytes.length)), null);
            }
            written += bytes.length;
            queued += bytes.length;
            queue.add(ByteBuffer.wrap(bytes));
        }
        emit();
    }

    /** All has arrived, as far as a guest can be told, once the client has taken it. */
    @Override
    public synchronized boolean flush() throws IOException {
        if (cancelled) {
            throw new ClosedChannelException();
        }
        return queued == 0;
    }

    @Override
    public Readiness readiness() {
        return this;
    }

    @Override
    public synchronized boolean ready() {
        return cancelled || ended || queued == 0;
    }

    @Override
    public void watch(Waiter waiter) {
        signal.add(waiter);
    }

    @Override
    public void unwatch(Waiter waiter) {
        signal.remove(waiter);
    }

    /** The stream is dropped; the body is not. */
    @Override
    public void close() {}

    /**
     * Ends the body.
     *
     * @return what is wrong with it, if it is shorter than it said
     */
    Optional<ErrorCode> finish() {
        synchronized (this) {
            if (length.isPresent() && written != length.getAsLong()) {
                ErrorCode wrong = new ErrorCode.HttpRequestBodySize(Optional.of(written));
                failure = new HttpErrors.RequestFailure(wrong);
                emitLater();
                return Optional.of(wrong);
            }
            ended = true;
        }
        emit();
        return Optional.empty();
    }

    private void emitLater() {
        Background.EXECUTOR.execute(this::emit);
    }

    /** Breaks the body off, unless it has ended. */
    void abort(ErrorCode code) {
        synchronized (this) {
            if (ended || failure != null) {
                return;
            }
            failure = new HttpErrors.RequestFailure(code);
        }
        emit();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> taker) {
        synchronized (this) {
            if (subscriber != null) {
                // The client wants to send the request once more; what was written is gone.
                cancelled = true;
            }
            subscriber = taker;
        }
        taker.onSubscribe(this);
        emit();
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
        }
        emit();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            cancelled = true;
            queue.clear();
            queued = 0;
        }
        signal.fire();
    }

    /** Hands out what there is and what is asked for; one thread at a time does, for whoever comes in meanwhile too. */
    private void emit() {
        synchronized (this) {
            if (emitting) {
                return;
            }
            emitting = true;
        }
        try {
            Runnable next = next();
            while (next != null) {
                next.run();
                signal.fire();
                next = next();
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                emitting = false;
            }
            throw e;
        }
    }

    /** What to do next; null if there is nothing, and then nobody emits any more. */
    private synchronized @Nullable Runnable next() {
        Flow.Subscriber<? super ByteBuffer> taker = subscriber;
        if (taker != null && !told && !cancelled) {
            IOException broken = failure;
            if (broken != null) {
                told = true;
                cancelled = true;
                return () -> taker.onError(broken);
            }
            ByteBuffer bytes = demand > 0 ? queue.poll() : null;
            if (bytes != null) {
                demand--;
                queued -= bytes.remaining();
                return () -> taker.onNext(bytes);
            }
            if (ended && queue.isEmpty()) {
                told = true;
                return taker::onComplete;
            }
        }
        emitting = false;
        return null;
    }
}
