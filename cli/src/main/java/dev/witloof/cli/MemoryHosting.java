package dev.witloof.cli;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.MessagingHostBuilder;
import java.io.PrintWriter;
import java.util.List;

/** Hosts a guest on a broker in memory that nobody else uses, as long as it takes to handle some messages. */
final class MemoryHosting {
    private final List<String> topics;
    private final int attempts;
    private final PrintWriter out;
    private final PrintWriter err;

    MemoryHosting(List<String> topics, int attempts, PrintWriter out, PrintWriter err) {
        this.topics = List.copyOf(topics);
        this.attempts = attempts;
        this.out = out;
        this.err = err;
    }

    /** What begins the description of the host. */
    interface Description {
        MessagingHostBuilder get() throws CommandFailure;
    }

    /**
     * Sends the messages, and waits until the guest has ended with all of them; false if it failed on one.
     *
     * @throws IllegalArgumentException if a number is out of range, or a topic is none
     */
    boolean send(List<Envelope> messages, Description description) throws CommandFailure, InterruptedException {
        try (MemoryBroker memory = MemoryBroker.create();
                Conversation conversation = new Conversation(memory, topics, attempts, out, err)) {
            MessagingHostBuilder host = description
                    .get()
                    .connection(MessagingHost.DEFAULT_CONNECTION, conversation.broker())
                    .grant(Grants.all())
                    .listener(conversation);
            for (String topic : topics) {
                host.subscribe(SubscriptionSpec.builder(topic)
                        .group("witloof-run")
                        .maxAttempts(attempts)
                        .backoff(Backoff.NONE)
                        .build());
            }
            MessagingHost started = host.start();
            try {
                return conversation.send(messages);
            } finally {
                started.close();
            }
        }
    }
}
