package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reply channel between a client library, which offers replies, and a sink, which gets them one at a time on a worker.
 * Thread-safe. Replies that nobody fetches fast enough are dropped, as those that come too late are.
 */
final class Replies implements ReplyChannel {
    private static final int MOST_WAITING = 10_000;

    private final AdapterBroker broker;
    private final Consumer<? super Envelope> sink;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private final Deque<Envelope> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;
    private @Nullable ReplyChannel channel;

    Replies(AdapterBroker broker, Consumer<? super Envelope> sink) {
        this.broker = broker;
        this.sink = sink;
    }

    /** Ties this to the client's channel; false if this was closed before, and the client's channel is now. */
    boolean open(ReplyChannel opened) {
        synchronized (this) {
            if (!closed) {
                channel = opened;
                return true;
            }
        }
        opened.close();
        return false;
    }

    /** Takes a reply in; never blocks. */
    void offer(Envelope reply) {
        Objects.requireNonNull(reply, "reply");
        synchronized (this) {
            if (closed || waiting.size() >= MOST_WAITING) {
                return;
            }
            waiting.add(reply);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            broker.threads().run(this::pump);
        } catch (Throwable noThread) {
            ended();
            throw noThread;
        }
    }

    private void pump() {
        try {
            for (Envelope next = next(); next != null; next = next()) {
                hand(next);
                Thread.interrupted();
            }
        } catch (Throwable outOfMemory) {
            ended();
            throw outOfMemory;
        }
    }

    private synchronized void ended() {
        running = false;
    }

    private synchronized @Nullable Envelope next() {
        Envelope next = waiting.poll();
        running = next != null;
        return next;
    }

    @SuppressWarnings("CatchingUnchecked")
    private void hand(Envelope reply) {
        try {
            sink.accept(reply);
        } catch (Throwable thrown) {
            // Whoever asked is gone or broken; the replies to others go on.
        }
    }

    @Override
    public String address() {
        ReplyChannel open;
        synchronized (this) {
            open = channel;
        }
        if (open == null) {
            throw new BrokerException(BrokerException.Kind.CONNECTION, "the reply channel was closed");
        }
        return open.address();
    }

    @Override
    public void close() {
        ReplyChannel open;
        synchronized (this) {
            closed = true;
            open = channel;
            channel = null;
            waiting.clear();
        }
        broker.ended(this);
        if (open != null) {
            open.close();
        }
    }
}
