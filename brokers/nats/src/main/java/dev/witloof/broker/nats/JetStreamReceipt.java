package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A message that a stream keeps until it is acknowledged. */
final class JetStreamReceipt implements Receipt {
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);
    private static final byte[] ACK = bytes("+ACK");
    private static final byte[] IN_PROGRESS = bytes("+WPI");
    private static final String NAK = "-NAK";

    /**
     * Whoever gives back has ended its inbox, but servers before 2.10, and those with gateways, go on sending there what
     * was asked for in the last two seconds. Such a message would be late by the whole time to acknowledge.
     */
    private static final Duration INBOX_FORGOTTEN = Duration.ofMillis(2_100);

    private final Link link;
    private final Runnable settled;
    private final Envelope envelope;
    private final String id;
    private final int attempt;
    private final String ackAddress;

    JetStreamReceipt(Link link, Runnable settled, Envelope envelope, String id, int attempt, String ackAddress) {
        this.link = link;
        this.settled = settled;
        this.envelope = envelope;
        this.id = id;
        this.attempt = attempt;
        this.ackAddress = ackAddress;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public CompletionStage<Void> ack() {
        return say(ACK).thenRun(settled);
    }

    @Override
    public void release() {
        CompletionStage<Void> unused = retry(INBOX_FORGOTTEN).orElseThrow();
    }

    @Override
    public Optional<CompletionStage<Void>> retry(Duration delay) {
        long nanos = TimeUnit.NANOSECONDS.convert(delay);
        return Optional.of(say(bytes(nanos == 0 ? NAK : NAK + " {\"delay\": " + nanos + "}")));
    }

    @Override
    public void keep() {
        if (link.isUp()) {
            CompletionStage<Void> unused = say(IN_PROGRESS);
        }
    }

    /** Says it, as safely as a publish of core NATS: if it gets lost, the message is handed out again. */
    private CompletionStage<Void> say(byte[] what) {
        if (!link.isUp()) {
            return CompletableFuture.failedFuture(link.down());
        }
        try {
            link.connection().publish(ackAddress, what);
            return DONE;
        } catch (RuntimeException e) {
            BrokerException failure = Failures.sending(e);
            return CompletableFuture.failedFuture(failure);
        }
    }
}
