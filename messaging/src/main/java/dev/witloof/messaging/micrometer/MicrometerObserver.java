package dev.witloof.messaging.micrometer;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Disposition;
import dev.witloof.messaging.HandledMessage;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.Publication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps metrics of a host's messages in a Micrometer registry. Thread-safe. Several hosts whose
 * metrics go to one registry share one observer: of two with the same tags, only the first keeps the gauge.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>Name<th>Kind<th>Tags beside connection, system and topic
 *   <tr><td>{@value #CONSUMED}<td>counter<td>group, outcome
 *   <tr><td>{@value #RETRIED}<td>counter<td>group
 *   <tr><td>{@value #DEAD_LETTERED}<td>counter<td>group
 *   <tr><td>{@value #DROPPED}<td>counter<td>group
 *   <tr><td>{@value #IN_FLIGHT}<td>gauge<td>group
 *   <tr><td>{@value #DURATION}<td>timer<td>group, outcome
 *   <tr><td>{@value #SENT}<td>counter<td>kind, outcome
 * </table>
 *
 * <p>The topic is what was configured: that of the subscription, or the pattern that grants a guest to publish. So there
 * are as many time series as the configuration has, whatever guests and messages say.
 */
public final class MicrometerObserver implements HostObserver {

    /** Attempts at messages that guests have ended with; outcome is {@code handled}, {@code failed} or {@code trapped}. */
    public static final String CONSUMED = "witloof.messages.consumed";

    /** Failed attempts after which the message went back to be tried again. */
    public static final String RETRIED = "witloof.messages.retried";

    /** Messages that were given up, and became dead letters. */
    public static final String DEAD_LETTERED = "witloof.messages.dead.lettered";

    /** Messages that a guest failed on and that nobody will see again, as their subscription wants it. */
    public static final String DROPPED = "witloof.messages.dropped";

    /** Messages that are with a guest now. */
    public static final String IN_FLIGHT = "witloof.messages.in.flight";

    /** How long guests take for a message. */
    public static final String DURATION = "witloof.messages.process.duration";

    /**
     * What guests have published or tried to; kind is {@code send}, {@code request} or {@code reply}, outcome {@code ok} or
     * the name of the error.
     */
    public static final String SENT = "witloof.messages.sent";

    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Map<Source, AtomicInteger> inFlight = new ConcurrentHashMap<>();

    /** What the tags of a handled message are made of. */
    private record Source(String connection, String system, String topic, String group) {
        Tags tags() {
            return Tags.of("connection", connection, "system", system, "topic", topic, "group", group);
        }
    }

    private MicrometerObserver(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * An observer that keeps its metrics in a registry.
     *
     * @param registry where to
     * @return the observer
     */
    public static MicrometerObserver of(MeterRegistry registry) {
        return new MicrometerObserver(registry);
    }

    /**
     * An observer that keeps its metrics in {@link Metrics#globalRegistry}.
     *
     * @return the observer
     */
    public static MicrometerObserver global() {
        return new MicrometerObserver(Metrics.globalRegistry);
    }

    @Override
    public Handling handling(HandledMessage message) {
        SubscriptionSpec subscription = message.subscription();
        Source source = new Source(
                message.connection(),
                message.system(),
                subscription.topic(),
                subscription.group().orElse("(broadcast)"));
        AtomicInteger now = inFlight.computeIfAbsent(
                source, key -> Objects.requireNonNull(registry.gauge(IN_FLIGHT, key.tags(), new AtomicInteger())));
        now.incrementAndGet();
        Timer.Sample sample = Timer.start(registry);
        return (outcome, disposition) -> {
            now.decrementAndGet();
            Tags tags = source.tags();
            Tags withOutcome = tags.and(OUTCOME, outcome.name());
            sample.stop(registry.timer(DURATION, withOutcome));
            registry.counter(CONSUMED, withOutcome).increment();
            counterOf(disposition, subscription)
                    .ifPresent(name -> registry.counter(name, tags).increment());
        };
    }

    private static Optional<String> counterOf(Disposition disposition, SubscriptionSpec subscription) {
        return switch (disposition) {
            case ACKNOWLEDGED, HELD -> Optional.empty();
            case RETRIED -> Optional.of(RETRIED);
            case DROPPED -> Optional.of(DROPPED);
            case GIVEN_UP ->
                Optional.of(
                        subscription.deadLetterPolicy() instanceof DeadLetterPolicy.Discard ? DROPPED : DEAD_LETTERED);
        };
    }

    @Override
    public Publishing publishing(Publication publication) {
        return failure -> registry.counter(SENT, tags(publication, failure)).increment();
    }

    private static Tags tags(Publication publication, Optional<Types.Error> failure) {
        String ungranted = publication.kind() == Publication.Kind.REPLY ? "(reply)" : "(not granted)";
        return Tags.of(
                "connection",
                publication.connection(),
                "system",
                publication.system(),
                "topic",
                publication.grant().orElse(ungranted),
                "kind",
                publication.kind().name().toLowerCase(Locale.ROOT),
                OUTCOME,
                failure.map(HostObserver::nameOf).orElse("ok"));
    }
}
