package dev.witloof.broker.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttTopicsTest {
    @ParameterizedTest
    @CsvSource({
        "'#', a, true",
        "'#', a/b, true",
        "'#', $a/b, false",
        "$a/#, $a/b, true",
        "+/b, $a/b, false",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "a/#, ab, false",
        "+, a, true",
        "+, a.dlq, true",
        "+, a/b, false",
        "a/+, a/b, true",
        "a/+, a/, true",
        "a/+, a, false",
        "a/+/c, a/b/c, true",
        "a/+/c, a/b/d, false",
        "+/+, /a, true",
        "a/b, a/b/c, false"
    })
    void aPatternMatchesWhatItStandsFor(String pattern, String topic, boolean matches) {
        assertThat(MqttTopics.matches(pattern, topic)).isEqualTo(matches);
    }
}
