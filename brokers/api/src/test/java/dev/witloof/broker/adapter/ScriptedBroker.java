package dev.witloof.broker.adapter;

import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An adapter without a broker: a test says what arrives, and sees what the broker would be told. */
final class ScriptedBroker extends AdapterBroker {
    static final Set<Capability> CAPABILITIES =
            Set.of(Capability.GROUPS, Capability.BROADCAST, Capability.BROKER_REDELIVERY);

    /** What the broker is told, in order: {@code ack a}, {@code release a}, {@code publish topic}, {@code pause}. */
    final List<String> told = new CopyOnWriteArrayList<>();

    /** What was given back after it was handed out. */
    final List<String> attempted = new CopyOnWriteArrayList<>();

    final List<Envelope> published = new CopyOnWriteArrayList<>();
    final AtomicInteger freed = new AtomicInteger();
    volatile Function<Envelope, CompletionStage<Void>> sending = message -> CompletableFuture.completedFuture(null);
    volatile UnaryOperator<String> deadLetters = topic -> topic + ".dlq";
    volatile boolean delaysRetries;
    volatile boolean drains;
    volatile Health health = Health.up();
    volatile @Nullable Duration lease;
    volatile Runnable keeping = () -> {};
    volatile @Nullable AdapterSubscription last;
    volatile Function<String, CompletionStage<Void>> acking = id -> CompletableFuture.completedFuture(null);
    volatile Consumer<AdapterSubscription> opening = subscription -> {};
    volatile Duration sendTimeout = Duration.ofMinutes(1);
    volatile @Nullable Consumer<? super Envelope> replies;

    ScriptedBroker() {
        this(CAPABILITIES);
    }

    ScriptedBroker(Set<Capability> capabilities) {
        super("scripted", capabilities);
    }

    AdapterSubscription opened() {
        return Objects.requireNonNull(last);
    }

    void arrives(String text) {
        arrives(text, 1);
    }

    void arrives(String text, int attempt) {
        opened().offer(new Message(Envelope.of("orders", text), text, attempt));
    }

    void arrives(Envelope message) {
        arrives(message, 1);
    }

    void arrives(Envelope message, int attempt) {
        opened().offer(new Message(message, "m", attempt));
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        told.add("publish " + message.topic());
        published.add(message);
        return sending.apply(message);
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        last = subscription;
        opening.accept(subscription);
        return new Intake() {
            @Override
            public void pause() {
                told.add("pause");
            }

            @Override
            public void resume() {
                told.add("resume");
            }

            @Override
            public void freed() {
                freed.incrementAndGet();
            }

            @Override
            public void stop() {
                told.add("stop");
            }

            @Override
            public boolean drains() {
                return drains;
            }

            @Override
            public void close() {
                told.add("close");
            }
        };
    }

    @Override
    protected boolean isPattern(String topic) {
        return topic.endsWith("*");
    }

    @Override
    protected boolean matches(String pattern, String topic) {
        return topic.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    @Override
    protected String deadLetterTopic(String topic) {
        return deadLetters.apply(topic);
    }

    @Override
    protected ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        replies = sink;
        return new ReplyChannel() {
            @Override
            public String address() {
                return "replies";
            }

            @Override
            public void close() {
                told.add("close replies");
            }
        };
    }

    @Override
    protected Optional<Duration> sendTimeout() {
        return Optional.of(sendTimeout);
    }

    @Override
    protected Health connectionHealth() {
        return health;
    }

    @Override
    protected Optional<Duration> leaseInterval() {
        return Optional.ofNullable(lease);
    }

    @Override
    protected void disconnect() {
        told.add("disconnect");
    }

    /** A message at the scripted broker. */
    private final class Message implements Receipt {
        private final Envelope envelope;
        private final String text;
        private final int attempt;

        Message(Envelope envelope, String text, int attempt) {
            this.envelope = envelope;
            this.text = text;
            this.attempt = attempt;
        }

        @Override
        public Envelope envelope() {
            return envelope;
        }

        @Override
        public String id() {
            return text;
        }

        // Equal to all others: whoever tells receipts apart must not ask them.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Message;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public int attempt() {
            return attempt;
        }

        @Override
        public CompletionStage<Void> ack() {
            told.add("ack " + text);
            return acking.apply(text);
        }

        @Override
        public void release() {
            told.add("release " + text);
        }

        @Override
        public void releaseAttempted() {
            attempted.add(text);
            release();
        }

        @Override
        public Optional<CompletionStage<Void>> retry(Duration delay) {
            if (!delaysRetries) {
                return Optional.empty();
            }
            told.add("retry " + text);
            return Optional.of(CompletableFuture.completedFuture(null));
        }

        @Override
        public CompletionStage<Void> deadLetter(DeadLetter why) {
            told.add("dead " + text + ": " + why.reason());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void keep() {
            told.add("keep " + text);
            keeping.run();
        }
    }
}
