package dev.witloof.messaging;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import java.time.Duration;

/** The guest {@code upper-c} on the in-memory broker, watched, in a test. */
public final class ObservedHost implements AutoCloseable {

    private final Broker broker = MemoryBroker.create();

    private final Inbox upper = new Inbox(broker, "orders.new.upper");
    private final MessagingHost host;

    /** Starts a host whose guest is subscribed to {@code orders.*}, twice at most, and may send to {@code orders.*.upper}. */
    public ObservedHost(HostObserver observer) {
        this.host = MessagingHost.builder(Guests.load("upper-c"))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .subscribe(SubscriptionSpec.builder("orders.*")
                        .group("shop")
                        .maxAttempts(2)
                        .backoff(Backoff.NONE)
                        .build())
                .grant(Grants.builder().send("orders.*.upper").build())
                .instances(1)
                .observe(observer)
                .start();
    }

    /** Publishes a message to {@code orders.new}, and gives what the guest makes of it. */
    public Envelope upperCased(Envelope.Builder message) throws InterruptedException {
        publish(message.build());
        return upper.next();
    }

    /** Publishes a message to {@code orders.new}, and gives its dead letter. */
    public Envelope deadLetter(String text) throws InterruptedException {
        return deadLetter("orders.new", text);
    }

    /** Publishes a message to a topic that starts with {@code orders.}, and gives its dead letter. */
    public Envelope deadLetter(String topic, String text) throws InterruptedException {
        Inbox dead = new Inbox(broker, topic + ".dlq");
        publish(Envelope.of(topic, text));
        return dead.next();
    }

    private void publish(Envelope message) throws BrokerException {
        broker.publish(message).toCompletableFuture().join();
    }

    /** Waits until the guest has ended with everything. */
    public void finish() {
        host.close();
    }

    @Override
    public void close() {
        host.close();
        broker.close(Duration.ZERO);
    }
}
