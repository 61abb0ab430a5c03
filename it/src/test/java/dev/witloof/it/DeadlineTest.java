package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.wasi.messaging.Types;
import dev.witloof.it.bindings.wasi.messaging.Types.Client;
import dev.witloof.it.bindings.wasi.messaging.Types.Message;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
        AtomicBoolean blocks = new AtomicBoolean();
        HostMessaging blocking = sending(() -> {
            blocks.set(true);
            sleep(600_000);
        });
        Throwable trap = null;
        int millis = 150;
        // With a longer deadline where it was over before the guest got to the host.
        for (; !blocks.get(); millis *= 4) {
            try (Store store = store(millis)) {
                trap = catchThrowable(() -> new MessagingGuest(UPPER, store, blocking).handle("x"));
            }
        }
        assertThat(trap)
                .isInstanceOf(Trap.class)
                .hasMessageContainingAll("send", "deadline of " + millis / 4 + " ms")
                .hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aHostThatSwallowsTheInterruptStillEnds() {
        try (Store store = store(500)) {
            HostMessaging deaf = sending(() -> {
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    // Deaf: the guest goes on, and sends again.
                }
            });
            assertThatThrownBy(() -> new MessagingGuest(HOSTILE, store, deaf).handle("loop"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("deadline of 500 ms");
        }
    }

    @Test
    void callsWithinTheDeadlineDoNotAddUp() throws Types.ErrorException {
        // A busy machine may need the time of a short deadline for a single call.
        for (long millis : new long[] {1_000, 5_000}) {
            try {
                callUntilTheDeadlineIsOver(millis);
                return;
            } catch (Trap late) {
                assertThat(late).hasMessageContaining("deadline of " + millis + " ms");
            }
        }
        callUntilTheDeadlineIsOver(25_000);
    }

    private static void callUntilTheDeadlineIsOver(long millis) throws Types.ErrorException {
        HostMessaging slow = sending(() -> sleep(millis / 16));
        try (Store store = store(millis)) {
            MessagingGuest guest = new MessagingGuest(UPPER, store, slow);
            for (int i = 0; i < 20; i++) {
                guest.handle("x");
            }
        }
    }

    @Test
    void anInterruptOfSomebodyElseEndsTheCallAndIsLeftToThem() {
        try (Store store = store(3_600_000)) {
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
