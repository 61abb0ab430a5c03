package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.greet.Greeter;
import dev.witloof.it.bindings.witloof.greet.People.Person;
import dev.witloof.runtime.Store;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest that imports nothing: a function of the world, and one over a record. */
class GreetTest {
    private static final Store STORE = Store.create();
    private static Greeter.Exports greeter;

    @BeforeAll
    static void instantiate() {
        greeter = Greeter.prepare(Guests.load("greet")).instantiate(STORE).exports();
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private static Person describe(Optional<String> nickname, int... scores) {
        return greeter.people().describe(new Person("Ada", nickname, scores));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "", "J\u00F6rg", "\u4E16\u754C", "\uD83D\uDE00", "a\u0000b", "\uFFFD"})
    void greetsByName(String name) {
        assertThat(greeter.greet(name)).isEqualTo("Hello, " + name + "!");
    }

    @Test
    void greetsNamesOfAMegabyte() {
        for (String part : new String[] {"x", "\u00E9", "\u20AC", "\uD83D\uDE00"}) {
            String name = part.repeat((1 << 20) / part.length());
            assertThat(greeter.greet(name)).isEqualTo("Hello, " + name + "!");
        }
    }

    @ParameterizedTest
    @CsvSource({"d800, fffd", "dfff, fffd", "dbff 41, fffd 41", "dc00 d800, fffd fffd", "41 d83d, 41 fffd"})
    void loneSurrogatesAreReplaced(String given, String arriving) {
        assertThat(greeter.greet(string(given))).isEqualTo("Hello, " + string(arriving) + "!");
    }

    private static String string(String units) {
        StringBuilder string = new StringBuilder();
        for (String unit : units.split(" ", -1)) {
            string.append((char) Integer.parseInt(unit, 16));
        }
        return string.toString();
    }

    @Test
    void describesPeople() {
        assertThat(describe(Optional.of("Countess"), 1, 2, 3))
                .isEqualTo(new Person("Hello, Ada!", Optional.of("Countess"), new int[] {2, 3, 4}));
    }

    @Test
    void noneAndEmptyAreNotTheSame() {
        assertThat(describe(Optional.empty()).nickname()).isEmpty();
        assertThat(describe(Optional.of("")).nickname()).contains("");
        assertThat(describe(Optional.empty()).scores()).isEmpty();
    }

    @Test
    void numbersOfAListAreBits() {
        assertThat(describe(Optional.empty(), 0, Integer.MAX_VALUE, -2, -1).scores())
                .containsExactly(1, Integer.MIN_VALUE, -1, 0);
    }

    @Test
    void describesPeopleWithManyScores() {
        int[] scores = new int[1 << 20];
        scores[scores.length - 1] = 41;
        assertThat(describe(Optional.empty(), scores).scores())
                .hasSize(scores.length)
                .startsWith(1, 1)
                .endsWith(1, 42);
    }

    @Test
    void theCallersArrayStaysTheCallers() {
        int[] scores = {1, 2};
        Person described = describe(Optional.empty(), scores);
        assertThat(scores).containsExactly(1, 2);
        assertThat(described.scores()).isNotSameAs(scores);
    }

    @Test
    @SuppressWarnings("NullAway") // is what is tested
    void nullIsRefusedAndDoesNoHarm() {
        assertThatThrownBy(() -> greeter.greet(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> greeter.people().describe(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Person("Ada", null, new int[0]))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("nickname");
        assertThat(greeter.greet("Ada")).isEqualTo("Hello, Ada!");
    }

    @Test
    void exportsAreTheSameObjectsEachTime() {
        assertThat(greeter.people()).isSameAs(greeter.people());
    }
}
