package dev.witloof.broker.tck.loopback;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import dev.witloof.broker.adapter.Receipt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An adapter, complete. */
final class LoopbackBroker extends AdapterBroker {
    static final int MOST_BYTES = 1 << 20;

    private final LoopbackServer server;

    LoopbackBroker(LoopbackServer server) {
        super(
                "loopback",
                Set.of(
                        Capability.BROKER_REDELIVERY,
                        Capability.GROUPS,
                        Capability.RETAINS_FOR_GROUPS,
                        Capability.BROADCAST,
                        Capability.REQUEST_REPLY,
                        Capability.REPEATED_METADATA));
        this.server = server;
    }

    @Override
    protected boolean isPattern(String topic) {
        return topic.matches(".*[*>#+].*");
    }

    private static void check(String topic) {
        if (!topic.matches("[A-Za-z0-9_.-]+")) {
            throw new BrokerException(Kind.INVALID_TOPIC, "a topic is of letters, digits, _, . and -, unlike " + topic);
        }
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        check(message.topic());
        if (message.size() > MOST_BYTES) {
            throw new BrokerException(
                    Kind.TOO_LARGE, "the body has " + message.size() + " bytes, but the limit is " + MOST_BYTES);
        }
        boolean routed = server.publish(message);
        if (!routed && (message.replyTo().isPresent() || message.topic().startsWith("missing-"))) {
            throw new BrokerException(Kind.NO_ROUTE, "nobody gets what is published to " + message.topic());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        check(spec.topic());
        return new Consuming(server, spec, subscription);
    }

    /** The server's side of a subscription. */
    private static final class Consuming implements Intake {
        private final LoopbackServer.Member member;

        Consuming(LoopbackServer server, SubscriptionSpec spec, AdapterSubscription subscription) {
            CompletableFuture<LoopbackServer.Member> joined = new CompletableFuture<>();
            Consumer<LoopbackServer.Letter> offering = letter -> subscription.offer(new Received(joined, letter));
            member = spec.group()
                    .map(group -> server.join(spec.topic(), group, spec.maxInFlight(), offering))
                    .orElseGet(() -> server.broadcast(spec.topic(), spec.maxInFlight(), offering));
            joined.complete(member);
        }

        @Override
        public void pause() {
            member.pause(true);
        }

        @Override
        public void resume() {
            member.pause(false);
        }

        @Override
        public void stop() {
            member.pause(true);
        }

        @Override
        public void close() {
            member.close();
        }
    }

    /** A message that a member got. */
    private record Received(CompletableFuture<LoopbackServer.Member> member, LoopbackServer.Letter letter)
            implements Receipt {
        @Override
        public Envelope envelope() {
            return letter.envelope;
        }

        @Override
        public String id() {
            return "loopback-" + letter.number;
        }

        @Override
        public CompletionStage<Void> ack() {
            return member.thenAccept(with -> {
                if (!with.ack(letter)) {
                    throw new BrokerException(Kind.CONNECTION, id() + " went back to its queue before");
                }
            });
        }

        @Override
        public void release() {
            CompletionStage<Void> unused = member.thenAccept(with -> with.release(letter));
        }
    }

    @Override
    protected ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        String address = "reply-" + UUID.randomUUID();
        LoopbackServer.Member member =
                server.broadcast(address, Integer.MAX_VALUE, letter -> sink.accept(letter.envelope));
        return new ReplyChannel() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public void close() {
                member.close();
            }
        };
    }

    @Override
    protected Health connectionHealth() {
        return Health.up();
    }

    @Override
    protected void disconnect() {}
}
