package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerConfigTest {
    private static final Duration ABSENT = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "30s,PT30S", "5 m,PT5M", "1h,PT1H", "PT1.5S,PT1.5S", "0s,PT0S"})
    void readsDurations(String text, Duration wanted) {
        assertThat(config(text).duration("key", ABSENT)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1s", "PT-1S", "soon", "999999999999999h9", "9999999999999999999s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> config(text).duration("key", ABSENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("setting key is \"" + text + "\", but wanted is a duration");
    }

    @Test
    void readsNumbersInRange() {
        assertThat(config("7").number("key", 1, 1, 10)).isEqualTo(7);
        assertThat(config("7").number("other", 1, 1, 10)).isEqualTo(1);
        for (String wrong : new String[] {"0", "11", "x", "", "99999999999999999999"}) {
            assertThatThrownBy(() -> config(wrong).number("key", 1, 1, 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("setting key is \"" + wrong + "\", but wanted is a whole number from 1 to 10");
        }
    }

    @Test
    void readsFlags() {
        assertThat(config("TRUE").flag("key", false)).isTrue();
        assertThat(config("false").flag("key", true)).isFalse();
        assertThat(config("x").flag("other", true)).isTrue();
        assertThatThrownBy(() -> config("yes").flag("key", true)).hasMessageContaining("wanted is true or false");
    }

    @Test
    void doesNotShowValues() {
        assertThat(BrokerConfig.of(Map.of("password", "secret"))).hasToString("BrokerConfig[password]");
    }

    private static BrokerConfig config(String text) {
        return BrokerConfig.EMPTY.with("key", text);
    }

    @Test
    void whereTheKnownKeysAreTooManyTheHintSaysSoInsteadOfNamingThem() {
        BrokerConfig config = BrokerConfig.of(Map.of("kafka.lingerms", "1"));

        assertThatThrownBy(() -> config.requireKnown(Set.of("kafka.linger.ms"), "see the manual"))
                .hasMessage("unknown setting kafka.lingerms; did you mean kafka.linger.ms?");
        assertThatThrownBy(() -> config.requireKnown(Set.of("other"), "see the manual"))
                .hasMessage("unknown setting kafka.lingerms; see the manual");
    }
}
