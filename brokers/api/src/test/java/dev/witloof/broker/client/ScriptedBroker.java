package dev.witloof.broker.client;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A broker that keeps what is published, answers as told, and lets a test play the replies. */
public final class ScriptedBroker implements Broker {
    public final List<Envelope> published = new CopyOnWriteArrayList<>();
    public final List<Consumer<? super Envelope>> channels = new CopyOnWriteArrayList<>();
    public Function<Envelope, CompletionStage<Void>> onPublish = message -> CompletableFuture.completedFuture(null);
    private final String system;

    public ScriptedBroker(String system) {
        this.system = system;
    }

    /** Plays a reply to the last published message. */
    public void reply(String text) {
        Envelope last = published.get(published.size() - 1);
        Envelope reply = Envelope.builder(last.replyTo().orElseThrow())
                .text(text)
                .correlationId(last.correlationId().orElseThrow())
                .build();
        channels.forEach(channel -> channel.accept(reply));
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public CompletionStage<Void> publish(Envelope message) {
        published.add(message);
        return onPublish.apply(message);
    }

    @Override
    public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        throw new BrokerException(BrokerException.Kind.UNSUPPORTED, "nothing arrives here");
    }

    @Override
    public ReplyChannel openReplyChannel(Consumer<? super Envelope> sink) {
        channels.add(sink);
        String address = "replies-" + channels.size();
        return new ReplyChannel() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public void close() {
                channels.remove(sink);
            }
        };
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.REQUEST_REPLY);
    }

    @Override
    public Health health() {
        return Health.up();
    }

    @Override
    public void close(Duration grace) {
        channels.clear();
    }
}
