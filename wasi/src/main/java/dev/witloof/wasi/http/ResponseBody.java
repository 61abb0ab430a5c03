package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.wasi.io.ByteSource;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Signal;
import dev.witloof.wasi.io.StreamFailure;
import dev.witloof.wasi.io.Waiter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The contents of an incoming body: Java's client delivers them, one portion at a time, when the guest has read the one
 * before. Safe for use by several threads.
 */
final class ResponseBody implements HttpResponse.BodySubscriber<ResponseBody>, ByteSource, Readiness {
    private static final byte[] NOTHING = {};

    private final long patience;
    private final Signal signal = new Signal();
    private final Queue<ByteBuffer> queue = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private long since = System.nanoTime();
    private boolean asked;
    private boolean discarding;
    private boolean ended;
    private @Nullable ErrorCode failure;

    /**
     * Makes a body.
     *
     * @param patience how many nanoseconds it may take from some bytes to the next
     */
    ResponseBody(long patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<ResponseBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean over;
        synchronized (this) {
            subscription = given;
            since = System.nanoTime();
            over = ended;
            asked = true;
        }
        if (over) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> portion) {
        boolean more;
        synchronized (this) {
            asked = false;
            since = System.nanoTime();
            if (!discarding && !ended) {
                portion.stream().filter(ByteBuffer::hasRemaining).forEach(queue::add);
            }
            more = queue.isEmpty();
        }
        if (more) {
            ask();
        }
        signal.fire();
    }

    @Override
    public void onError(Throwable thrown) {
        fail(HttpErrors.code(thrown));
    }

    private void fail(ErrorCode code) {
        synchronized (this) {
            if (!ended) {
                ended = true;
                failure = code;
            }
        }
        signal.fire();
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            ended = true;
        }
        signal.fire();
    }

    /** Asks for the next portion, unless that was done. */
    private void ask() {
        Flow.Subscription from;
        synchronized (this) {
            if (asked || ended) {
                return;
            }
            asked = true;
            since = System.nanoTime();
            from = subscription;
        }
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public byte @Nullable [] take(int most) throws IOException {
        byte[] bytes = NOTHING;
        boolean empty;
        synchronized (this) {
            ByteBuffer first = queue.peek();
            if (first != null) {
                bytes = new byte[Math.min(most, first.remaining())];
                first.get(bytes);
                if (!first.hasRemaining()) {
                    queue.remove();
                }
            } else {
                giveUpIfOverdue();
            }
            empty = queue.isEmpty();
            if (bytes.length == 0 && ended) {
                if (failure != null) {
                    throw new StreamFailure(failure, null);
                }
                return null;
            }
        }
        if (empty) {
            ask();
        }
        return bytes;
    }

    private void giveUpIfOverdue() {
        if (isOverdue()) {
            failure = new ErrorCode.ConnectionReadTimeout();
            cancel();
        }
    }

    private boolean isOverdue() {
        return !ended && System.nanoTime() - since > patience;
    }

    @Override
    public synchronized boolean ready() {
        return !queue.isEmpty() || ended || isOverdue();
    }

    @Override
    public Readiness readiness() {
        return this;
    }

    @Override
    public void watch(Waiter waiter) {
        signal.add(waiter);
        synchronized (this) {
            waiter.within(patience - (System.nanoTime() - since) + 1);
        }
    }

    @Override
    public void unwatch(Waiter waiter) {
        signal.remove(waiter);
    }

    /** Reads the rest for nobody, so that its end is known. */
    void discard() {
        synchronized (this) {
            discarding = true;
            queue.clear();
        }
        ask();
    }

    /** Why the body has ended before its time, if it has. */
    synchronized Optional<ErrorCode> failure() {
        giveUpIfOverdue();
        return Optional.ofNullable(failure);
    }

    /** Breaks the body off. */
    synchronized void cancel() {
        ended = true;
        queue.clear();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** The stream is dropped; the body is not. */
    @Override
    public void close() {}
}
