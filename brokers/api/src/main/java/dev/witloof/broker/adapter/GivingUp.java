package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What becomes of the messages of a subscription that are given up. */
final class GivingUp {
    private final SubscriptionSpec spec;
    private final AdapterBroker broker;

    GivingUp(SubscriptionSpec spec, AdapterBroker broker) {
        this.spec = spec;
        this.broker = broker;
    }

    /**
     * Makes the dead letter of a message safe.
     *
     * @return a stage that completes with how the broker is to forget the message
     */
    CompletionStage<Step> prepare(Receipt receipt, String reason, int attempts) {
        DeadLetterPolicy policy = spec.deadLetterPolicy();
        if (policy instanceof DeadLetterPolicy.Discard) {
            return CompletableFuture.completedFuture(receipt::ack);
        }
        Envelope message = receipt.envelope();
        DeadLetter letter = new DeadLetter(message.topic(), reason, attempts);
        if (policy instanceof DeadLetterPolicy.ToTopic to) {
            return publish(letter, receipt, to.topic());
        }
        return broker.capabilities().contains(Capability.NATIVE_DLQ)
                ? CompletableFuture.completedFuture(() -> receipt.deadLetter(letter))
                : publish(letter, receipt, broker.deadLetterTopic(message.topic()));
    }

    private CompletionStage<Step> publish(DeadLetter letter, Receipt receipt, String topic) {
        return broker.sendOut(letter.mark(receipt.envelope(), topic)).thenApply(safe -> receipt::ack);
    }

    /** What to say when a session ended before a settlement could reach the broker. */
    static BrokerException cutOff(String id) {
        return new BrokerException(
                BrokerException.Kind.CONNECTION,
                "delivery " + id
                        + " could not be settled: the connection broke before, and the broker hands it out again");
    }
}
