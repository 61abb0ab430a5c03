package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.types.All.Flags3;
import dev.witloof.it.bindings.witloof.types.All.Mixed;
import dev.witloof.runtime.Tuple2;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encodings do to strings, and that lists from a guest cannot be changed. */
class StringsTest {
    @ParameterizedTest
    @ValueSource(strings = {"types", "types-utf16", "types-latin1-utf16"})
    void loneSurrogatesAreReplacedInEveryEncoding(String name) {
        try (TypesGuest guest = new TypesGuest(name)) {
            assertThat(guest.all().echoString("a\uD800b\uDC00")).isEqualTo("a\uFFFDb\uFFFD");
            assertThat(guest.all().echoString("\uDBFF")).isEqualTo("\uFFFD");
            assertThat(guest.all().echoString("\u00FF\uDC00\uD83D\uDE00\uD83D"))
                    .isEqualTo("\u00FF\uFFFD\uD83D\uDE00\uFFFD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types", "types-utf16", "types-latin1-utf16"})
    void megabytesComeBack(String name) {
        try (TypesGuest guest = new TypesGuest(name)) {
            for (String part : List.of("x", "\u00E9", "\u20AC", "\uD83D\uDE00")) {
                String megabyte = part.repeat((1 << 20) / part.length()) + "\u00FF";
                assertThat(guest.all().echoString(megabyte)).isEqualTo(megabyte);
                // The widest character comes last, when what went before has its place already.
                String widened = "x".repeat(1 << 20) + part;
                assertThat(guest.all().swap(widened, 5)).isEqualTo(new Tuple2<>(5L, widened));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types", "types-utf16", "types-latin1-utf16"})
    void stringsInsideOtherValuesComeBack(String name) {
        try (TypesGuest guest = new TypesGuest(name)) {
            List<Optional<String>> options = List.of(Optional.of("\u20AC"), Optional.empty(), Optional.of(""));
            assertThat(guest.all().echoListOption(options)).isEqualTo(options);
            assertThat(guest.all().echoMixed(new Mixed.Text("\u00E9"))).isEqualTo(new Mixed.Text("\u00E9"));
            assertThat(guest.all().echoOptionOption(Optional.of(Optional.empty())))
                    .contains(Optional.empty());
        }
    }

    @Test
    void whatAGuestReturnsCannotBeChanged() {
        try (TypesGuest guest = new TypesGuest("types")) {
            List<String> strings = guest.all().echoListString(List.of("a"));
            assertThatThrownBy(() -> strings.add("b")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> strings.set(0, "b")).isInstanceOf(UnsupportedOperationException.class);
            Set<Flags3> flags = guest.all().echoFlags3(Set.of());
            assertThatThrownBy(() -> flags.add(Flags3.A)).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
