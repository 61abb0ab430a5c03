package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.messaging.Outcome;
import dev.witloof.messaging.OutcomeListener;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends messages to a guest, prints what it publishes and replies, and knows when it has ended with all of them, those
 * included that it sends to a topic it handles itself.
 */
final class Conversation implements OutcomeListener, AutoCloseable {

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
        this.handled = new HashSet<>(handled);
        this.attempts = attempts;
        this.out = out;
        this.err = err;
        this.observed = new ObservedBroker(memory, this::published);
        this.replies = memory.openReplyChannel(reply -> {});
    }

    /** The broker to give to the guest's host. */
    Broker broker() {
        return observed;
    }

    /** Sends the messages and waits until the guest has ended with all of them; false if it failed on one. */
    boolean send(List<Envelope> messages) throws InterruptedException {
        for (Envelope message : messages) {
            expect(message.topic());
            memory.publish(message.toBuilder().replyTo(replies.address()).build())
                    .toCompletableFuture()
                    .join();
        }
        synchronized (this) {
            while (pending > 0) {
                wait();
            }
            return !failed;
        }
    }

    @Override
    public synchronized void onOutcome(Delivery delivery, Outcome outcome) {
        boolean handledNow = outcome instanceof Outcome.Handled;
        if (!handledNow) {
            err.println(PrintableText.of("failed: " + delivery.envelope().topic() + ", attempt " + delivery.attempt()
                    + " of " + attempts + ": " + outcome.reason()));
        }
        if (handledNow || delivery.attempt() >= attempts) {
            failed |= !handledNow;
            pending--;
            notifyAll();
        }
    }

    @Override
    public void close() {
        replies.close();
    }

    private void published(Envelope message) {
        boolean reply = message.topic().equals(replies.address());
        synchronized (this) {
            out.println(PrintableText.of(reply ? "reply" : message.topic()) + ": "
                    + PrintableText.of(message.dataBuffer()));
        }
        expect(message.topic());
    }

    private synchronized void expect(String topic) {
        if (handled.contains(topic)) {
            pending++;
        }
    }
}
