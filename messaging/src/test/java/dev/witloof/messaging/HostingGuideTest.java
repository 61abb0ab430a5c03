package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.messaging.micrometer.MicrometerObserver;
import dev.witloof.messaging.opentelemetry.OpenTelemetryObserver;
import dev.witloof.runtime.Component;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The snippets of docs/hosting.md, run. */
@Timeout(300)
class HostingGuideTest {

    private static final String GUESTS = System.getProperty("witloof.guests", "../it/guests/prebuilt");

    private final Broker broker = MemoryBroker.create();
    private final Broker audit = MemoryBroker.create();

    @AfterEach
    void closeBrokers() {
        broker.close(Duration.ZERO);
        audit.close(Duration.ZERO);
    }

    @Test
    void aHostIsGrantedWhatItsGuestSends() throws Exception {
        Inbox inbox = new Inbox(broker, "orders.upper");
        MessagingHost host = MessagingHost.builder(Component.load(Path.of(GUESTS, "upper-c.wasm")))
                .connection("default", broker)
                .connection("audit", audit)
                .subscribe(SubscriptionSpec.builder("orders").group("shop").build())
                .grant(Grants.builder().send("orders.*").request("quotes").build())
                .grant("audit", Grants.builder().send("**").build())
                .start();
        try (host) {
            broker.publish(Envelope.of("orders", "hello")).toCompletableFuture().join();
            assertThat(inbox.next().text()).isEqualTo("HELLO");

            host.replace(Component.load(Path.of(GUESTS, "upper-rust.wasm")));

            broker.publish(Envelope.of("orders", "again")).toCompletableFuture().join();
            assertThat(inbox.next().text()).isEqualTo("AGAIN");
        }
    }

    @Test
    void aHostIsObserved() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        OpenTelemetry openTelemetry = OpenTelemetry.noop();
        Inbox inbox = new Inbox(broker, "orders.upper");
        MessagingHost host = MessagingHost.builder(Component.load(Path.of(GUESTS, "upper-c.wasm")))
                .connection("default", broker)
                .subscribe(SubscriptionSpec.builder("orders").group("shop").build())
                .grant(Grants.builder().send("orders.*").build())
                .observe(MicrometerObserver.of(registry))
                .observe(OpenTelemetryObserver.of(openTelemetry).withPropagation())
                .start();
        try (host) {
            broker.publish(Envelope.of("orders", "hello")).toCompletableFuture().join();
            inbox.next();
            boolean ready = host.health().status() != Health.Status.DOWN;
            assertThat(ready).isTrue();
        }
        assertThat(registry.get(MicrometerObserver.SENT).counter().count()).isEqualTo(1);
    }

    @Test
    void aSubscriptionSaysWhatBecomesOfWhatFails() throws Exception {
        Inbox dead = new Inbox(broker, "orders.dlq");
        SubscriptionSpec orders =
                SubscriptionSpec.builder("orders").group("shop").maxAttempts(3).build();
        HandlingOptions strict =
                HandlingOptions.DEFAULT.withOnError(OnFailure.REJECT).withDeadline(Duration.ofSeconds(2));
        MessagingHost host = MessagingHost.builder(Component.load(Path.of(GUESTS, "upper-c.wasm")))
                .connection("default", broker)
                .subscribe("default", orders, strict)
                .start();
        try (host) {
            broker.publish(Envelope.of("orders", "fail:out of stock"))
                    .toCompletableFuture()
                    .join();
            assertThat(DeadLetter.read(dead.next()).orElseThrow().attempts()).isEqualTo(1);
        }
    }
}
