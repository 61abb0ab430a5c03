package dev.witloof.messaging.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Disposition;
import dev.witloof.messaging.HandledMessage;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.ObservedHost;
import dev.witloof.messaging.Outcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class MicrometerObserverTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    @Test
    void everyMessageIsCountedByItsConfiguredTopic() throws Exception {
        try (ObservedHost host = new ObservedHost(MicrometerObserver.of(registry))) {
            host.upperCased(Envelope.builder("orders.new").text("a"));
            host.upperCased(Envelope.builder("orders.new").text("b"));
            host.deadLetter("fail:out of stock");
            host.finish();
        }
        assertThat(count(MicrometerObserver.CONSUMED, "outcome", "handled", "group", "shop", "system", "memory"))
                .isEqualTo(2);
        assertThat(count(MicrometerObserver.CONSUMED, "outcome", "failed")).isEqualTo(2);
        assertThat(count(MicrometerObserver.RETRIED)).isEqualTo(1);
        assertThat(count(MicrometerObserver.DEAD_LETTERED)).isEqualTo(1);
        assertThat(count(MicrometerObserver.SENT, "topic", "orders.*.upper", "kind", "send", "outcome", "ok"))
                .isEqualTo(2);
        assertThat(registry.get(MicrometerObserver.IN_FLIGHT).gauge().value()).isZero();
        assertThat(registry.get(MicrometerObserver.DURATION)
                        .tags("outcome", "handled")
                        .timer()
                        .count())
                .isEqualTo(2);
        Set<String> topics = registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .filter(tag -> tag.getKey().equals("topic"))
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertThat(topics).containsExactlyInAnyOrder("orders.*", "orders.*.upper");
    }

    @Test
    void whatIsNotGrantedIsCountedWithoutItsTopic() throws Exception {
        try (ObservedHost host = new ObservedHost(MicrometerObserver.of(registry))) {
            host.deadLetter("orders.a/b", "x");
            host.finish();
        }
        assertThat(count(
                        MicrometerObserver.SENT,
                        "topic",
                        "(not granted)",
                        "kind",
                        "send",
                        "outcome",
                        "permission-denied"))
                .isEqualTo(2);
    }

    @Test
    void whatIsWithAGuestIsInFlightAndWhatIsDiscardedIsDropped() {
        MicrometerObserver observer = MicrometerObserver.of(registry);
        SubscriptionSpec spec = SubscriptionSpec.builder("orders")
                .deadLetterPolicy(new DeadLetterPolicy.Discard())
                .build();
        Delivery none = (Delivery) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Delivery.class}, (proxy, method, arguments) -> null);
        HandledMessage message = new HandledMessage("default", "memory", spec, none);
        HostObserver.Handling first = observer.handling(message);
        HostObserver.Handling second = observer.handling(message);
        assertThat(registry.get(MicrometerObserver.IN_FLIGHT)
                        .tags("group", "(broadcast)")
                        .gauge()
                        .value())
                .isEqualTo(2);
        first.ended(new Outcome.Trapped(new IllegalStateException()), Disposition.GIVEN_UP);
        second.ended(new Outcome.Trapped(new IllegalStateException()), Disposition.DROPPED);
        assertThat(count(MicrometerObserver.DROPPED)).isEqualTo(2);
        assertThat(count(MicrometerObserver.CONSUMED, "outcome", "trapped")).isEqualTo(2);
        assertThat(registry.get(MicrometerObserver.IN_FLIGHT).gauge().value()).isZero();
    }
}
