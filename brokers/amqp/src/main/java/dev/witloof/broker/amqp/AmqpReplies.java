package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.adapter.AdapterThreads;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** A reply channel: a queue that the broker makes for it, another one on each connection, or the one that is configured. */
final class AmqpReplies implements ReplyChannel, AmqpPart {
    private final AmqpLink link;
    private final AdapterThreads threads;
    private final Optional<String> queue;
    private final Consumer<? super Envelope> sink;
    private final Runnable whenClosed;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private @Nullable Session session;
    private String address = "";
    private boolean closed;

    private AmqpReplies(
            AmqpLink link,
            AdapterThreads threads,
            Optional<String> queue,
            Consumer<? super Envelope> sink,
            Runnable whenClosed) {
        this.link = link;
        this.threads = threads;
        this.queue = queue;
        this.sink = sink;
        this.whenClosed = whenClosed;
    }

    static AmqpReplies open(
            AmqpLink link,
            AdapterThreads threads,
            Optional<String> queue,
            Consumer<? super Envelope> sink,
            Runnable whenClosed) {
        AmqpReplies replies = new AmqpReplies(link, threads, queue, sink, whenClosed);
        // Before it attaches, or a connection that breaks meanwhile would be the last one.
        link.add(replies);
        try {
            link.attach(replies::reopen);
        } catch (RuntimeException e) {
            link.remove(replies);
            throw e;
        }
        return replies;
    }

    @Override
    public void reopen(Connection connection) {
        String what = queue.map(name -> "receiving replies from " + name)
                .orElse("having the broker make a queue for replies (reply.queue names one that is there)");
        Session made;
        try {
            made = connection.openSession();
        } catch (ClientException e) {
            throw AmqpFailures.of(e, what);
        }
        try {
            link.await(made.openFuture(), what);
            ReceiverOptions options = new ReceiverOptions();
            Receiver receiver =
                    queue.isPresent() ? made.openReceiver(queue.get(), options) : made.openDynamicReceiver(options);
            link.await(receiver.openFuture(), what);
            String found = receiver.address();
            synchronized (this) {
                if (closed || session != null) {
                    Future<Session> unused = made.closeAsync();
                    return;
                }
                session = made;
                address = found;
            }
            threads.run(() -> receive(made, receiver, found));
        } catch (ClientException | BrokerException e) {
            Future<Session> unused = made.closeAsync();
            throw AmqpFailures.of(e, what);
        }
    }

    private void receive(Session from, Receiver receiver, String topic) {
        try {
            for (Delivery delivery = receiver.receive(); delivery != null; delivery = receiver.receive()) {
                offer(delivery, topic);
            }
        } catch (ClientException | RuntimeException e) {
            // The link has ended, for whatever reason.
        }
        synchronized (this) {
            if (session != from) {
                return;
            }
            session = null;
        }
        Future<Session> unused = from.closeAsync();
        link.reopenLater(this);
    }

    private void offer(Delivery delivery, String topic) {
        try {
            sink.accept(AmqpMessages.envelope(topic, delivery.message().toAdvancedMessage()));
        } catch (ClientException | RuntimeException e) {
            // No AMQP message at all, so nobody's reply.
        }
    }

    @Override
    public synchronized void lost() {
        session = null;
    }

    @Override
    public synchronized String address() {
        if (session == null) {
            throw new BrokerException(
                    Kind.CONNECTION,
                    closed ? "the reply channel was closed" : "the reply channel is cut off: " + link.trouble());
        }
        return address;
    }

    @Override
    public void close() {
        link.remove(this);
        Session open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = session;
            session = null;
        }
        if (open != null) {
            AmqpLink.goodbye(open.closeAsync());
        }
        whenClosed.run();
    }
}
