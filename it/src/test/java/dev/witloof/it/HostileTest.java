package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.wasi.messaging.Types;
import dev.witloof.it.bindings.wasi.messaging.Types.Error;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to misbehave that the guest {@code hostile} knows, and what the specification wants of each. */
class HostileTest {
    static final String TRAPS = """
            trap                 | handle, unreachable
            recurse              | handle, call stack is exhausted
            recurse-in-memory    | handle, out of bounds memory access
            bad-utf8             | send, invalid UTF-8 in a string of 2 bytes, byte 0xc3 at index 0
            surrogate            | send, invalid UTF-8 in a string of 3 bytes, byte 0xed at index 0
            bad-utf8-error       | handle, invalid UTF-8 in a string of 1 bytes, byte 0xff at index 0
            out-of-bounds        | [constructor]message, the list is out of bounds, 8 bytes at address 4294967280
            overflowing-list     | [constructor]message, the list is too long, 4294967280 bytes
            overflowing-elements | set-metadata, the list is too long, 4294967312 bytes
            unaligned-list       | set-metadata, the list is unaligned, address 17 is no multiple of 4
            result-out-of-bounds | handle, result area is out of bounds, address 4294967280
            result-unaligned     | handle, result area is unaligned, no multiple of 4
            area-out-of-bounds   | message.topic, result area is out of bounds, address 4294967280
            area-unaligned       | message.topic, result area is unaligned, no multiple of 4
            send-out-of-bounds   | send, result area is out of bounds, address 4294967280
            bad-discriminant     | request-reply, invalid discriminant 7, 2 cases
            bad-result           | handle, invalid discriminant 9, 2 cases
            bad-error            | handle, invalid discriminant 9, 4 cases
            forged-handle        | producer, send, unknown handle index 4242, client
            zero-handle          | producer, send, unknown handle index 0, client
            wrong-type           | producer, send, handle index, draft.message, wanted a, draft.client
            wrong-type-drop      | resource.drop, handle index, draft.message, wanted a, draft.client
            double-drop          | resource.drop, unknown handle index, types@0.2.0-draft.message
            use-after-drop       | message.topic, unknown handle index, types@0.2.0-draft.message
            use-after-send       | message.topic, unknown handle index, types@0.2.0-draft.message
            realloc-far          | message.data, realloc returned, out of bounds, address 4294967280
            realloc-at-end       | message.data, realloc returned, out of bounds
            realloc-unaligned    | message.metadata, realloc returned, unaligned
            realloc-trap         | message.data, realloc, unreachable
            realloc-call         | [constructor]message, cannot leave instance
            post-return-trap     | handle, unreachable
            post-return-call     | [constructor]message, cannot leave instance
            """;

    private static final MessagingRequestReply.Prepared PREPARED =
            MessagingRequestReply.prepare(Guests.load("hostile"));

    private final HostMessaging host = new HostMessaging();

    private MessagingGuest instantiate(Store store) {
        return new MessagingGuest(PREPARED, store, host);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = TRAPS)
    void trapsAndTakesOnlyItselfWithIt(String payload, String words) throws Types.ErrorException {
        try (Store store = Store.create()) {
            MessagingGuest guest = instantiate(store);
            HostMessage message = HostMessage.of(payload);
            Throwable trap = catchThrowable(() -> guest.handle(message));
            assertThat(trap).isInstanceOf(Trap.class).hasMessageContainingAll(words.split(", "));

            assertThatThrownBy(() -> guest.handle("ok"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("messaging-request-reply", "trapped before", trap.getMessage())
                    .hasCause(trap);
            assertThat(message.closed).isEqualTo(payload.equals("use-after-send") ? 0 : 1);
            assertThat(host.messages).allSatisfy(made -> assertThat(made.closed).isEqualTo(1));
            instantiate(store).handle("ok");
        }
        assertThat(host.messages).allSatisfy(made -> assertThat(made.closed).isEqualTo(1));
    }

    private interface Attempt<T> {
        T make() throws Types.ErrorException;
    }

    /** Does what takes no time where the deadline is so short that a busy machine may take longer for that alone. */
    private static <T> T inTime(Attempt<T> what) throws Types.ErrorException {
        for (int attempt = 1; ; attempt++) {
            try {
                return what.make();
            } catch (Trap late) {
                if (attempt == 20 || !String.valueOf(late.getMessage()).contains("longer than its deadline")) {
                    throw late;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "flood-handles", "realloc-loop", "post-return-loop"})
    void isStoppedAtTheDeadline(String payload) throws Types.ErrorException {
        Duration deadline = Duration.ofMillis(250);
        try (Store store =
                Store.builder().deadline(deadline).maxHandles((1 << 28) - 1).build()) {
            MessagingGuest guest = inTime(() -> instantiate(store));
            HostMessage message = HostMessage.of(payload);
            long start = System.nanoTime();
            Throwable trap = catchThrowable(() -> guest.handle(message));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(deadline, Duration.ofMinutes(2));
            assertThat(trap).isInstanceOf(Trap.class).hasMessageContaining("longer than its deadline of 250 ms");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(message.closed).isEqualTo(1);
            assertThatThrownBy(() -> guest.handle("ok"))
                    .hasMessageContaining("trapped before")
                    .hasCause(trap);
            assertThat(inTime(() -> {
                        instantiate(store).handle("ok");
                        return "handled";
                    }))
                    .isEqualTo("handled");
        }
        assertThat(host.messages.stream().allMatch(made -> made.closed == 1)).isTrue();
    }

    @Test
    void holdsNoMoreHandlesThanItMay() {
        try (Store store = Store.builder().maxHandles(1000).build()) {
            assertThatThrownBy(() -> instantiate(store).handle("flood-handles"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("[constructor]message", "too many handles", "1000");
            assertThat(host.messages).hasSizeBetween(999, 1000);
            assertThat(host.messages).as("also the one that did not fit").allSatisfy(made -> assertThat(made.closed)
                    .isEqualTo(1));
        }
    }

    @Test
    void growsNoFurtherThanItMay() throws Types.ErrorException {
        try (Store store = Store.builder().maxMemoryBytes(4 << 20).build()) {
            MessagingGuest guest = instantiate(store);
            guest.handle("grow");
            guest.handle("ok");
            // It grows by a megabyte at a time, so a little may be left.
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            instantiate(store);
                        }
                    })
                    .as("the memory of the store is used up")
                    .isInstanceOf(LinkException.class)
                    .hasMessageContainingAll("memory", "maxMemoryBytes");
            guest.close();
            instantiate(store).handle("ok");
        }
    }

    @Test
    void maySucceed() throws Types.ErrorException {
        try (Store store = Store.create()) {
            MessagingGuest guest = instantiate(store);
            HostMessage message = HostMessage.of("ok");
            guest.handle(message);
            guest.handle("ok");
            assertThat(message.closed).isEqualTo(1);
        }
    }

    @Test
    void mayLeaveItsMessageForTheEnd() throws Types.ErrorException {
        HostMessage message = HostMessage.of("leak");
        try (Store store = Store.create()) {
            MessagingGuest guest = instantiate(store);
            guest.handle(message);
            guest.handle("ok");
            assertThat(message.closed).isZero();
        }
        assertThat(message.closed).isEqualTo(1);
    }

    @Test
    void returnsErrorsThatLeaveItWell() throws Types.ErrorException {
        try (Store store = Store.create()) {
            MessagingGuest guest = instantiate(store);
            assertThatThrownBy(() -> guest.handle("unheard of"))
                    .isInstanceOfSatisfying(Types.ErrorException.class, e -> assertThat(e.error())
                            .isEqualTo(new Error.Other("no such behaviour")));
            guest.handle("ok");
        }
    }

    @Test
    void everyBehaviourIsTested() throws IOException {
        Matcher behaviour = Pattern.compile("BEHAVIOUR\\(\"([a-z0-9-]+)\"")
                .matcher(Files.readString(Path.of("guests/hostile/behaviours.h")));
        List<String> all = new ArrayList<>();
        while (behaviour.find()) {
            all.add(behaviour.group(1));
        }
        List<String> tested = Stream.concat(
                        Stream.of("ok", "leak", "grow", "loop", "flood-handles", "realloc-loop", "post-return-loop"),
                        TRAPS.lines().map(line -> line.substring(0, line.indexOf(' '))))
                .toList();
        assertThat(all).hasSize(39).containsExactlyInAnyOrderElementsOf(tested);
    }
}
