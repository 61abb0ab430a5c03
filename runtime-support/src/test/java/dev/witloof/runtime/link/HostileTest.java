package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.link.Messaging.Host;
import dev.witloof.runtime.link.Messaging.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests that misbehave end as traps, and take only themselves with them. */
class HostileTest {
    private static final PreparedWorld PREPARED = Messaging.prepare(Guests.load("hostile"));

    private static Trap trap(Store store, String payload) {
        Messaging guest = Messaging.instantiate(PREPARED, store, new Host());
        Throwable first = catchThrowable(() -> guest.handle(new Message(payload)));
        assertThat(first).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> guest.handle(new Message("ok")))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("trapped before")
                .hasCause(first);
        guest.close();
        return (Trap) first;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trap | unreachable",
                "recurse | call stack is exhausted",
                "recurse-in-memory | out of bounds memory access",
                "bad-utf8 | UTF-8",
                "surrogate | UTF-8",
                "bad-utf8-error | UTF-8",
                "out-of-bounds | bounds",
                "overflowing-list | too long",
                "overflowing-elements | too long",
                "unaligned-list | align",
                "result-out-of-bounds | bounds",
                "result-unaligned | align",
                "area-out-of-bounds | bounds",
                "area-unaligned | align",
                "bad-discriminant | discriminant",
                "bad-result | discriminant",
                "bad-error | discriminant",
                "forged-handle | handle",
                "zero-handle | handle",
                "wrong-type | handle",
                "wrong-type-drop | handle",
                "double-drop | handle",
                "use-after-drop | handle",
                "use-after-send | handle",
                "realloc-far | ''",
                "realloc-at-end | ''",
                "realloc-unaligned | ''",
                "realloc-trap | unreachable",
                "realloc-call | cannot leave",
                "post-return-trap | unreachable",
                "post-return-call | cannot leave",
            })
    void traps(String payload, String reason) {
        try (Store store = Store.create()) {
            assertThat(trap(store, payload)).hasMessageContaining(reason);
            // The store lives on, and so do other instances.
            Messaging healthy = Messaging.instantiate(PREPARED, store, new Host());
            assertThat(healthy.handle(new Message("ok"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "realloc-loop", "post-return-loop", "flood-handles"})
    void isStoppedAtTheDeadline(String payload) {
        try (Store store = Store.builder()
                .deadline(Duration.ofMillis(200))
                .maxHandles((1 << 28) - 1)
                .build()) {
            long start = System.nanoTime();
            Trap trap = trap(store, payload);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(200), Duration.ofMinutes(2));
            assertThat(trap).hasMessageContaining("deadline of 200 ms");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void holdsNoMoreHandlesThanAllowed() {
        try (Store store = Store.builder().maxHandles(1000).build()) {
            assertThat(trap(store, "flood-handles")).hasMessageContaining("handles");
        }
    }

    @Test
    void growsNoFurtherThanAllowed() {
        try (Store store = Store.builder().maxMemoryBytes(8 << 20).build()) {
            Messaging guest = Messaging.instantiate(PREPARED, store, new Host());
            assertThat(guest.handle(new Message("grow"))).isEmpty();
            assertThat(store.state().budget().memoryBytes()).isBetween(7L << 20, 8L << 20);
            guest.close();
            assertThat(store.state().budget().memoryBytes()).isZero();
        }
    }

    @Test
    void closesWhatItLeaked() {
        try (Store store = Store.create()) {
            Messaging guest = Messaging.instantiate(PREPARED, store, new Host());
            Message message = new Message("leak");
            assertThat(guest.handle(message)).isEmpty();
            assertThat(message.closed).isZero();
            guest.close();
            guest.close();
            assertThat(message.closed).isEqualTo(1);
        }
    }
}
