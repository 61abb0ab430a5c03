package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.messaging.Outcome;
import dev.witloof.messaging.OutcomeListener;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Sends messages to a guest, prints what it publishes and replies, and knows when it has ended with all of them, those
 * included that it sends to a topic it handles itself, and its dead letters if it handles those.
 */
final class Conversation implements OutcomeListener, AutoCloseable {

    /** How many messages wait for the guest before more are sent: together they have room in its queue. */
    private static final int WINDOW = 4;

    private final Broker memory;
    private final ObservedBroker observed;
    private final Set<String> handled;
    private final int attempts;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ReplyChannel replies;
    private int pending;
    private boolean failed;

    Conversation(Broker memory, Collection<String> handled, int attempts, PrintWriter out, PrintWriter err) {
        this.memory = memory;
        this.handled = new LinkedHashSet<>(handled);
        this.attempts = attempts;
        this.out = out;
        this.err = err;
        this.observed = new ObservedBroker(memory, this::publish);
        this.replies = memory.openReplyChannel(reply -> {});
    }

    /** The broker to give to the guest's host. */
    Broker broker() {
        return observed;
    }

    /**
     * Sends the messages and waits until the guest has ended with all of them; false if it failed on one.
     *
     * @throws BrokerException if the broker refuses one
     */
    boolean send(List<Envelope> messages) throws InterruptedException {
        for (Envelope message : messages) {
            awaitFewer(WINDOW);
            expect(message.topic());
            try {
                memory.publish(message.toBuilder().replyTo(replies.address()).build())
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException e) {
                throw BrokerException.from(e);
            }
        }
        awaitFewer(1);
        synchronized (this) {
            return !failed;
        }
    }

    private synchronized void awaitFewer(int count) throws InterruptedException {
        while (pending >= count) {
            wait();
        }
    }

    @Override
    public synchronized void onOutcome(Delivery delivery, Outcome outcome) {
        String topic = delivery.envelope().topic();
        boolean handledNow = outcome instanceof Outcome.Handled;
        if (!handledNow) {
            err.println("failed: " + PrintableText.line(topic) + ", attempt " + delivery.attempt() + " of " + attempts
                    + ": " + PrintableText.line(outcome.reason()));
        }
        if (handledNow) {
            ended(1);
        } else if (delivery.attempt() >= attempts) {
            failed = true;
            // Wildcards do not match dead letters.
            pending += handled.contains(topic + ".dlq") ? 1 : 0;
            ended(1);
        }
    }

    @Override
    public void close() {
        replies.close();
    }

    /** Publishes for the guest. One at a time, so that what follows from a message is printed after it. */
    private synchronized CompletionStage<Void> publish(Envelope message) {
        int expected = expect(message.topic());
        return memory.publish(message).whenComplete((done, failure) -> {
            if (failure == null) {
                print(message);
            } else {
                ended(expected);
            }
        });
    }

    private synchronized void print(Envelope message) {
        boolean reply = message.topic().equals(replies.address());
        out.println((reply ? "reply" : PrintableText.line(message.topic())) + ": "
                + PrintableText.line(message.dataBuffer()));
    }

    private synchronized int expect(String topic) {
        int expected = (int) handled.stream()
                .filter(subscribed -> MemoryBroker.matches(subscribed, topic))
                .count();
        pending += expected;
        return expected;
    }

    private synchronized void ended(int count) {
        pending -= count;
        notifyAll();
    }
}
