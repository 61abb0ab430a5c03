package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What arrives on a topic, in a test. */
final class Inbox {

    private static final int SECONDS = 60;

    private final String topic;
    private final BlockingQueue<Envelope> messages = new LinkedBlockingQueue<>();

    Inbox(Broker broker, String topic) {
        this.topic = topic;
        broker.subscribe(SubscriptionSpec.builder(topic).broadcast().build(), delivery -> {
            messages.add(delivery.envelope());
            delivery.ack();
        });
    }

    /** The next message; fails if none comes. */
    Envelope next() throws InterruptedException {
        Envelope message = messages.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message on " + topic).isNotNull();
        return message;
    }

    int waiting() {
        return messages.size();
    }
}
