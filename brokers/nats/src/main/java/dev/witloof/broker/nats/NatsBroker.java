package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to a NATS server. */
final class NatsBroker extends AdapterBroker implements Link.Listener {
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final String USUAL_INBOXES = "_INBOX.";

    private final Link link;
    private final NatsSettings settings;
    private final String inboxes;
    private final Streams streams;
    private final Confirms confirms;
    private final Window window;
    private final Map<String, NatsReplies> replies = new ConcurrentHashMap<>();
    private final Set<ReconnectingIntake> intakes = ConcurrentHashMap.newKeySet();

    private NatsBroker(Link link, NatsSettings settings) {
        super("nats", settings.mode().capabilities());
        this.link = link;
        this.settings = settings;
        this.inboxes = link.connection().getOptions().getInboxPrefix();
        this.streams = new Streams(link, settings, threads());
        this.confirms = new Confirms(link, settings.sendTimeout());
        this.window = new Window(link, threads());
    }

    static NatsBroker connect(NatsSettings settings) {
        Link link = Link.connect(settings);
        try {
            NatsBroker broker = new NatsBroker(link, settings);
            broker.begin();
            return broker;
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private void begin() {
        if (settings.mode() == JetStreamMode.TRUE && !streams.isAvailable()) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the NATS server at " + settings.address()
                            + " has no JetStream: start it with -js, or connect with jetstream=auto or false");
        }
        link.listen(this);
        sweep();
    }

    private void sweep() {
        threads().after(SWEEP, () -> {
            confirms.sweep();
            sweep();
        });
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        String topic = message.topic();
        Subjects.checkPublish(topic);
        link.requireUp();
        link.requireAllowed(topic);
        if (settings.mode() == JetStreamMode.FALSE || isInbox(topic)) {
            return sendCore(message);
        }
        if (settings.mode() == JetStreamMode.TRUE) {
            return sendToStream(message);
        }
        return streams.isAvailable()
                ? streams.route(topic).send(toStream -> toStream ? sendToStream(message) : sendLoose(message))
                : sendCore(message);
    }

    private boolean isInbox(String topic) {
        return topic.startsWith(inboxes) || topic.startsWith(USUAL_INBOXES);
    }

    /** Sends what no stream keeps, unless it is the dead letter of something that a stream does keep. */
    private CompletionStage<Void> sendLoose(Envelope message) {
        Optional<DeadLetter> dead = DeadLetter.read(message);
        if (dead.isEmpty() || Subjects.problem(dead.get().topic()).isPresent()) {
            return sendCore(message);
        }
        return streams.route(dead.get().topic()).send(fromStream -> {
            if (fromStream) {
                throw Failures.noStream(message.topic());
            }
            return sendCore(message);
        });
    }

    private CompletionStage<Void> sendCore(Envelope message) {
        window.requirePlace();
        Headers headers = HeaderCodec.encode(message, null);
        int size = checkSize(message, headers);
        Optional<NatsReplies> channel = message.replyTo().map(replies::get);
        Optional<String> token = channel.flatMap(own -> NatsReplies.token(message));
        if (channel.isPresent() && token.isPresent()) {
            String reply = channel.get().addressFor(token.get());
            return channel.get().send(message.topic(), token.get(), () -> give(message, reply, headers, size));
        }
        return give(message, replyAddress(message), headers, size);
    }

    private CompletionStage<Void> give(Envelope message, @Nullable String reply, @Nullable Headers headers, int size) {
        try {
            link.connection().publish(message.topic(), reply, headers, message.data());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw Failures.sending(e);
        }
        return window.sent(size);
    }

    private CompletionStage<Void> sendToStream(Envelope message) {
        Headers headers = HeaderCodec.encode(message, replyAddress(message));
        return confirms.publish(message.topic(), headers, message.data(), checkSize(message, headers));
    }

    /** The reply address as it goes out: one of our own says which request it is for. */
    private @Nullable String replyAddress(Envelope message) {
        String address = message.replyTo().orElse(null);
        if (address == null) {
            return null;
        }
        try {
            Subjects.checkPublish(address);
        } catch (BrokerException e) {
            throw new BrokerException(
                    Kind.UNSUPPORTED, "the reply address cannot be one on NATS: " + e.getMessage(), e);
        }
        NatsReplies own = replies.get(address);
        return own == null
                ? address
                : NatsReplies.token(message).map(own::addressFor).orElse(address);
    }

    private int checkSize(Envelope message, @Nullable Headers headers) {
        int size = message.size() + (headers == null ? 0 : headers.serializedLength());
        long limit = link.connection().getMaxPayload();
        if (limit > 0 && size > limit) {
            throw new BrokerException(
                    Kind.TOO_LARGE,
                    "the message has " + size + " bytes, headers included, and the limit of the NATS server is "
                            + limit);
        }
        return size;
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        Subjects.checkSubscribe(spec.topic());
        boolean all = StreamConsumer.isAll(spec);
        link.requireUp();
        Optional<Streams.Stream> stream = settings.mode() == JetStreamMode.FALSE || isInbox(spec.topic())
                ? Optional.empty()
                : streams.find(spec.topic());
        if (settings.mode() == JetStreamMode.AUTO) {
            // Of a pattern that goes beyond the stream, a stream's consumer would miss what is only sent.
            stream = stream.filter(found -> found.covers(spec.topic()));
        } else if (settings.mode() == JetStreamMode.TRUE && stream.isEmpty()) {
            throw Failures.noStream(spec.topic());
        }
        if (stream.isEmpty() && all) {
            throw new BrokerException(
                    Kind.UNSUPPORTED, "deliver=all is for subjects of a stream, and " + spec.topic() + " has none");
        }
        stream.ifPresent(found -> requireKeptDeadLetters(found, spec));
        ReconnectingIntake intake = stream.isPresent()
                ? openStream(stream.get(), spec, subscription)
                : new CoreIntake(link, settings, spec, subscription);
        intakes.add(intake);
        intakes.removeIf(ReconnectingIntake::isClosed);
        return intake;
    }

    /** What a pattern's own consumer takes out of a work queue, nobody else gets: dead letters that come back would be gone. */
    private static void requireKeptDeadLetters(Streams.Stream stream, SubscriptionSpec spec) {
        if (stream.workQueue()
                && spec.topic().endsWith(">")
                && spec.deadLetterPolicy() instanceof DeadLetterPolicy.BrokerDefault) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the stream " + stream.name()
                            + " is a work queue, in which nobody could read the dead letters that " + spec.topic()
                            + " stands for, too: name a dead-letter topic beyond the pattern");
        }
    }

    private JetStreamIntake openStream(Streams.Stream stream, SubscriptionSpec spec, AdapterSubscription subscription) {
        StreamConsumer consumer = new StreamConsumer(streams.management(), stream, spec, settings.ackWait());
        JetStreamIntake intake = new JetStreamIntake(
                link,
                threads(),
                subscription,
                consumer,
                settings.domain().map(domain -> "$JS." + domain + ".API.").orElse("$JS.API."));
        intake.start();
        return intake;
    }

    @Override
    protected ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        link.requireUp();
        NatsReplies channel =
                new NatsReplies(link, settings.sendTimeout(), sink, closed -> replies.remove(closed.name()));
        replies.put(channel.name(), channel);
        return channel;
    }

    @Override
    public void disconnected() {
        confirms.disconnected();
        replies.values().forEach(NatsReplies::disconnected);
        intakes.forEach(ReconnectingIntake::disconnected);
    }

    @Override
    public void restored() {
        intakes.forEach(ReconnectingIntake::reconnected);
    }

    @Override
    public void denied(String subject) {
        confirms.denied(subject);
    }

    @Override
    protected boolean isPattern(String topic) {
        return Subjects.isPattern(topic);
    }

    @Override
    protected boolean matches(String pattern, String topic) {
        return Subjects.covers(pattern, topic);
    }

    @Override
    protected Set<String> knownExtensions() {
        return Set.of(StreamConsumer.DELIVER);
    }

    @Override
    protected Optional<Duration> leaseInterval() {
        return settings.mode() == JetStreamMode.FALSE
                ? Optional.empty()
                : Optional.of(settings.ackWait().dividedBy(3));
    }

    @Override
    protected Health connectionHealth() {
        return link.health();
    }

    @Override
    protected void disconnect() {
        replies.values().forEach(NatsReplies::close);
        link.close();
    }
}
