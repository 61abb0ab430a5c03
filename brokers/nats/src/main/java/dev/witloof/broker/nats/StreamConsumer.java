package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.SubscriptionSpec;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.NUID;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The consumer of a subscription at the server: a durable one for a group, the same for all members, or one that goes with
 * its only subscriber. Made when it is missing, also when somebody deleted it: then from the first message on that was not
 * acknowledged.
 */
final class StreamConsumer {
    /** The subscription setting that says where a group begins that is new. */
    static final String DELIVER = "deliver";

    /** How long a consumer without group outlives its subscriber. */
    private static final Duration INACTIVE = Duration.ofMinutes(10);

    /** Far more than members have in flight: each of them asks for no more than it has room for. */
    private static final long MOST_PENDING = 1 << 16;

    private static final int NOT_FOUND = 404;

    private final JetStreamManagement management;
    private final Streams.Stream stream;
    private final SubscriptionSpec spec;
    private final Duration ackWait;
    private final boolean all;
    private final String name;
    private volatile boolean known;

    StreamConsumer(JetStreamManagement management, Streams.Stream stream, SubscriptionSpec spec, Duration ackWait) {
        this.management = management;
        this.stream = stream;
        this.spec = spec;
        this.ackWait = ackWait;
        // A work queue leaves no message without a consumer behind, and has no other policy.
        this.all = stream.workQueue() || isAll(spec);
        this.name = spec.group()
                .map(group -> Groups.durable(group, spec.topic()))
                .orElseGet(() -> "witloof-" + NUID.nextGlobal());
    }

    static boolean isAll(SubscriptionSpec spec) {
        String text = spec.extensions().getOrDefault(DELIVER, "new");
        if (!text.equals("new") && !text.equals("all")) {
            throw new BrokerException(
                    BrokerException.Kind.UNSUPPORTED,
                    "the subscription setting " + DELIVER + " is \"" + text + "\", but wanted is new or all");
        }
        return text.equals("all");
    }

    String stream() {
        return stream.name();
    }

    String name() {
        return name;
    }

    /**
     * Sees that it is there. Blocks.
     *
     * @param position where the subscriber is, if it was there before; is told where it begins
     */
    void ensure(StreamPosition position) {
        try {
            Optional<ConsumerInfo> present = present();
            ConsumerInfo found;
            if (present.isEmpty()) {
                found = management.addOrUpdateConsumer(stream.name(), configuration(position));
            } else {
                found = present.get();
                ConsumerConfiguration configuration = found.getConsumerConfiguration();
                if (!ackWait.equals(configuration.getAckWait())) {
                    management.addOrUpdateConsumer(
                            stream.name(),
                            ConsumerConfiguration.builder(configuration)
                                    .ackWait(ackWait)
                                    .build());
                }
            }
            known = true;
            position.begin(found);
        } catch (IOException | JetStreamApiException e) {
            throw Failures.command("a consumer for the subscription to " + spec, e);
        }
    }

    /** Asks the server what has been acknowledged. Blocks. */
    void look(StreamPosition position) {
        try {
            present().ifPresent(position::settled);
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            // What is known is older then, which costs duplicates at the most.
        }
    }

    private Optional<ConsumerInfo> present() throws IOException, JetStreamApiException {
        try {
            return Optional.of(management.getConsumerInfo(stream.name(), name));
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ConsumerConfiguration configuration(StreamPosition position) throws IOException, JetStreamApiException {
        ConsumerConfiguration.Builder consumer = ConsumerConfiguration.builder()
                .filterSubject(spec.topic())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(ackWait)
                .maxAckPending(MOST_PENDING)
                // Attempts are counted by the server and bounded by the subscription, which makes dead letters.
                .maxDeliver(-1)
                .deliverPolicy(all ? DeliverPolicy.All : DeliverPolicy.New);
        // A work queue has nothing that was acknowledged.
        if (known && !stream.workQueue()) {
            if (position.next() > lastOfStream() + 1) {
                // It was made anew, too, and everything in it is new to the subscriber.
                position.forget();
            }
            consumer.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(position.next());
        }
        return spec.group().isPresent()
                ? consumer.durable(name).build()
                : consumer.name(name).inactiveThreshold(INACTIVE).build();
    }

    private long lastOfStream() throws IOException, JetStreamApiException {
        return management.getStreamInfo(stream.name()).getStreamState().getLastSequence();
    }

    /** Deletes one that goes with its subscriber; the server does it too, but later. Blocks. */
    void leave() {
        if (spec.group().isPresent()) {
            return;
        }
        try {
            management.deleteConsumer(stream.name(), name);
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            // It ends by itself.
        }
    }
}
