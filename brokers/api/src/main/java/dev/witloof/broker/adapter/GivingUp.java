package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.SubscriptionSpec;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What becomes of the messages of a subscription that are given up. */
final class GivingUp {
    private static final int BRIEF = 80;

    private final SubscriptionSpec spec;
    private final AdapterBroker broker;
    private final boolean pattern;

    GivingUp(SubscriptionSpec spec, AdapterBroker broker) {
        this.spec = spec;
        this.broker = broker;
        this.pattern = broker.isPattern(spec.topic());
    }

    /**
     * Whether a message is a dead letter that came back to a pattern: of a topic that the pattern stands for, and where this
     * subscription puts the dead letters of that topic. It is for those who name its topic; here it would fail for ever.
     *
     * <p>Marks can be forged or kept, so they alone mean nothing. A dead letter that somebody put back to where it came from is
     * handed out, and so is one that another subscription has put elsewhere.
     */
    boolean isComeBack(Envelope message) {
        if (!pattern || spec.deadLetterPolicy() instanceof DeadLetterPolicy.Discard) {
            return false;
        }
        return DeadLetter.read(message)
                .filter(letter -> message.topic().equals(letterTopic(letter.topic())))
                .filter(letter -> broker.matches(spec.topic(), letter.topic()))
                .isPresent();
    }

    private String letterTopic(String topic) {
        return spec.deadLetterPolicy() instanceof DeadLetterPolicy.ToTopic to
                ? to.topic()
                : broker.deadLetterTopic(topic);
    }

    /**
     * Makes the dead letter of a message safe.
     *
     * @return a stage that completes with how the broker is to forget the message
     */
    @SuppressWarnings("CatchingUnchecked") // A client that breaks with an error must not leave a message hanging.
    CompletionStage<Step> prepare(Receipt receipt, String reason, int attempts) {
        try {
            return prepare(receipt, receipt.envelope(), reason, attempts);
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private CompletionStage<Step> prepare(Receipt receipt, Envelope message, String reason, int attempts) {
        DeadLetterPolicy policy = spec.deadLetterPolicy();
        if (policy instanceof DeadLetterPolicy.Discard) {
            return CompletableFuture.completedFuture(receipt::ack);
        }
        DeadLetter letter = new DeadLetter(message.topic(), reason, attempts);
        if (policy instanceof DeadLetterPolicy.BrokerDefault
                && broker.capabilities().contains(Capability.NATIVE_DLQ)) {
            return CompletableFuture.completedFuture(() -> receipt.deadLetter(letter));
        }
        return publish(letters(letter, message, letterTopic(message.topic()))).thenApply(safe -> receipt::ack);
    }

    /**
     * The dead letter, and what remains of it when the broker cannot carry that: a message that just fits leaves no room
     * for marks, and one that somebody else's client published may have metadata that ours cannot repeat. First the
     * marks give way, then what the message has beside its body. One that would come back is not sent without its marks, by
     * which it is known.
     */
    private Iterator<Envelope> letters(DeadLetter letter, Envelope message, String topic) {
        boolean comesBack = pattern && broker.matches(spec.topic(), topic);
        DeadLetter brief = new DeadLetter(letter.topic(), brief(letter.reason()), letter.attempts());
        return Stream.<Supplier<Envelope>>of(
                        () -> letter.mark(message, topic),
                        () -> brief.mark(message, topic),
                        () -> message.toBuilder().topic(topic).build(),
                        () -> brief.mark(
                                message.toBuilder().metadata(Metadata.EMPTY).build(), topic),
                        () -> brief.mark(Envelope.of(topic, message.data()), topic),
                        () -> Envelope.of(topic, message.data()))
                .map(Supplier::get)
                .filter(each -> !comesBack || DeadLetter.read(each).isPresent())
                .iterator();
    }

    private static String brief(String reason) {
        if (reason.length() <= BRIEF) {
            return reason;
        }
        return reason.substring(0, Character.isHighSurrogate(reason.charAt(BRIEF - 1)) ? BRIEF - 1 : BRIEF);
    }

    private CompletionStage<Void> publish(Iterator<Envelope> letters) {
        return broker.sendOut(letters.next())
                .handle((safe, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    BrokerException refusal = BrokerException.from(failure);
                    boolean cannotCarry = refusal.kind() == Kind.TOO_LARGE || refusal.kind() == Kind.UNSUPPORTED;
                    return cannotCarry && letters.hasNext()
                            ? publish(letters)
                            : CompletableFuture.<Void>failedFuture(refusal);
                })
                .thenCompose(next -> next);
    }
}
