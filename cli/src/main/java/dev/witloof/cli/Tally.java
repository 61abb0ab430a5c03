package dev.witloof.cli;

import dev.witloof.broker.Broker;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.messaging.HandledMessage;
import dev.witloof.messaging.HostObserver;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the messages of a host, for the summary. Thread-safe. */
final class Tally implements HostObserver {

    private final LongAdder taken = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** A broker whose deliveries are counted. */
    Broker counting(Broker broker) {
        return new CountedBroker(broker, taken::increment, settled::increment);
    }

    @Override
    public Handling handling(HandledMessage message) {
        boolean discards = message.subscription().deadLetterPolicy() instanceof DeadLetterPolicy.Discard;
        return (outcome, disposition) -> {
            switch (disposition) {
                case ACKNOWLEDGED -> handled.increment();
                case RETRIED, HELD -> failed.increment();
                case GIVEN_UP -> {
                    failed.increment();
                    (discards ? dropped : deadLettered).increment();
                }
                case DROPPED -> {
                    failed.increment();
                    dropped.increment();
                }
            }
        };
    }

    /** One line, to be read after the host and its brokers have been closed. */
    String summary() {
        return handled + " handled, " + failed + " failed attempts, " + deadLettered + " dead-lettered, " + dropped
                + " dropped, " + (taken.sum() - settled.sum()) + " given back";
    }
}
