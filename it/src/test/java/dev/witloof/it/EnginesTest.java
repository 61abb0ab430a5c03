package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.witloof.types.All;
import dev.witloof.it.bindings.witloof.types.All.Mixed;
import dev.witloof.it.bindings.witloof.types.Types;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.Tuple2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest does the same whether it is compiled or interpreted. */
class EnginesTest {
    private static final List<Component.Options> ENGINES =
            List.of(Component.Options.DEFAULT.compiled(), Component.Options.DEFAULT.interpreted());

    @ParameterizedTest
    @ValueSource(strings = {"types", "types-utf16", "types-latin1-utf16"})
    void valuesComeBack(String name) {
        for (Component.Options engine : ENGINES) {
            EchoingHost host = new EchoingHost();
            try (Store store = Store.create()) {
                All all = Types.prepare(Guests.load(name, engine))
                        .instantiate(store, host::all)
                        .exports()
                        .all();
                assertThat(all.echoU64(-1)).isEqualTo(-1);
                assertThat(all.echoF32(Float.NaN)).isNaN();
                assertThat(all.echoF64(-0d)).isEqualTo(-0d);
                assertThat(all.swap("\u00E9\uD83D\uDE00", 7)).isEqualTo(new Tuple2<>(7L, "\u00E9\uD83D\uDE00"));
                assertThat(all.echoOptionOption(Optional.of(Optional.of("")))).isEqualTo(Optional.of(Optional.of("")));
                assertThat(all.echoListVariant(List.of(new Mixed.Single(1.5f), new Mixed.Text("x"))))
                        .isEqualTo(List.of(new Mixed.Single(1.5f), new Mixed.Text("x")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper-c", "upper-rust"})
    void messagesAreSentOnAndAnswered(String name) throws Exception {
        for (Component.Options engine : ENGINES) {
            HostMessaging host = new HostMessaging();
            MessagingRequestReply.Prepared upper = MessagingRequestReply.prepare(Guests.load(name, engine));
            HostMessage message = new HostMessage("news", new byte[] {'h', 'i'});
            message.addMetadata("reply", "");
            try (Store store = Store.create();
                    MessagingGuest guest = new MessagingGuest(upper, store, host)) {
                guest.handle(message);
                guest.handle("again");
            }
            assertThat(host.sent).containsExactly("news.upper: HI", "reply: HI", "upper: AGAIN");
            assertThat(message.closed).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = HostileTest.TRAPS)
    void trapsSayTheSame(String payload, String words) {
        List<String> messages = new ArrayList<>();
        for (Component.Options engine : ENGINES) {
            try (Store store = Store.create()) {
                MessagingGuest guest = new MessagingGuest(
                        MessagingRequestReply.prepare(Guests.load("hostile", engine)), store, new HostMessaging());
                Throwable trap = catchThrowable(() -> guest.handle(payload));
                assertThat(trap).isInstanceOf(Trap.class).hasMessageContainingAll(words.split(", "));
                messages.add(trap.getMessage());
            }
        }
        assertThat(messages.get(0)).isEqualTo(messages.get(1));
    }

    @Test
    void deadlinesEndBoth() {
        for (Component.Options engine : ENGINES) {
            MessagingRequestReply.Prepared hostile = MessagingRequestReply.prepare(Guests.load("hostile", engine));
            try (Store store = Store.builder().deadline(Duration.ofMillis(500)).build()) {
                assertThat(catchThrowable(() -> new MessagingGuest(hostile, store, new HostMessaging()).handle("loop")))
                        .isInstanceOf(Trap.class)
                        .hasMessageContaining("deadline of 500 ms");
            }
        }
        assertThat(Thread.interrupted()).isFalse();
    }
}
