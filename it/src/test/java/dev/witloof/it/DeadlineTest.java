package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.wasi.messaging.Types;
import dev.witloof.it.bindings.wasi.messaging.Types.Client;
import dev.witloof.it.bindings.wasi.messaging.Types.Message;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines while the host has the word, and interrupts that are not the deadline's. */
class DeadlineTest {
    private static final MessagingRequestReply.Prepared UPPER = MessagingRequestReply.prepare(Guests.load("upper-c"));
    private static final MessagingRequestReply.Prepared HOSTILE = MessagingRequestReply.prepare(Guests.load("hostile"));

    /** A host that does something else than sending. */
    private static HostMessaging sending(Runnable instead) {
        return new HostMessaging() {
            @Override
            public void send(Client c, String topic, Message message) {
                instead.run();
            }
        };
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    private static Store store(long millis) {
        return Store.builder().deadline(Duration.ofMillis(millis)).build();
    }

    @AfterEach
    void noInterruptIsLeftBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aHostThatBlocksIsInterrupted() {
        try (Store store = store(150)) {
            MessagingGuest guest = new MessagingGuest(UPPER, store, sending(() -> sleep(30_000)));
            long start = System.nanoTime();
            assertThatThrownBy(() -> guest.handle("x"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("send", "deadline of 150 ms")
                    .hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aHostThatSwallowsTheInterruptStillEnds() {
        try (Store store = store(150)) {
            HostMessaging deaf = sending(() -> {
                try {
                    Thread.sleep(30_000);
                } catch (InterruptedException e) {
                    // Deaf: the guest goes on, and sends again.
                }
            });
            MessagingGuest guest = new MessagingGuest(HOSTILE, store, deaf);
            assertThatThrownBy(() -> guest.handle("loop"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("deadline of 150 ms");
        }
    }

    @Test
    void callsWithinTheDeadlineDoNotAddUp() throws Types.ErrorException {
        HostMessaging slow = sending(() -> sleep(60));
        try (Store store = store(1000)) {
            MessagingGuest guest = new MessagingGuest(UPPER, store, slow);
            for (int i = 0; i < 20; i++) {
                guest.handle("x");
            }
        }
    }

    @Test
    void anInterruptOfSomebodyElseEndsTheCallAndIsLeftToThem() {
        try (Store store = store(60_000)) {
            MessagingGuest guest = new MessagingGuest(HOSTILE, store, new HostMessaging());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> guest.handle("loop"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("interrupted")
                    .hasMessageNotContaining("deadline");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
