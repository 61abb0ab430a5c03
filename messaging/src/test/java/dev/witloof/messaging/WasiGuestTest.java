package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import dev.witloof.wasi.WasiExit;
import dev.witloof.wasi.WasiHost;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guests of messaging that use WASI too. */
@Timeout(300)
class WasiGuestTest {

    private final Broker broker = MemoryBroker.create();

    @AfterEach
    void closeBroker() {
        broker.close(Duration.ZERO);
    }

    @Test
    void aGuestThatUsesWasiGetsItFromTheHost() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        WasiHost wasi = WasiHost.builder().stdout(output).build();
        MessagingHost host = MessagingHost.builder(GuestFactory.of(Guests.load("noter"), wasi))
                .connection("default", broker)
                .subscribe(SubscriptionSpec.builder("notes").group("notes").build())
                .instances(1)
                .start();
        broker.publish(Envelope.of("notes", "hello")).toCompletableFuture().join();
        broker.publish(Envelope.of("notes", "again")).toCompletableFuture().join();
        host.close();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("hello\nagain\n");
    }

    @Test
    void aGuestThatUsesNoWasiFitsToo() throws Exception {
        Inbox inbox = new Inbox(broker, "orders.upper");
        GuestFactory factory =
                GuestFactory.of(Guests.load("upper-c"), WasiHost.builder().build());
        MessagingHost host = MessagingHost.builder(factory)
                .connection("default", broker)
                .subscribe(SubscriptionSpec.builder("orders").group("shop").build())
                .grant(Grants.all())
                .start();
        try (host) {
            broker.publish(Envelope.of("orders", "hello")).toCompletableFuture().join();
            assertThat(inbox.next().text()).isEqualTo("HELLO");
        }
    }

    @Test
    void aGuestThatExitsHasNotTrapped() {
        Trap exit = new Trap(Trap.Rule.EXIT, "the guest has exited with code 0", new WasiExit(0));
        assertThat(new Outcome.Trapped(exit).reason())
                .isEqualTo("the guest has exited with code 0, before it had handled the message");
    }

    @Test
    void withoutAHostOfWasiItIsRefused() {
        assertThatThrownBy(() -> GuestFactory.of(Guests.load("noter")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("wasi:cli/stdout@0.2.12");
    }
}
