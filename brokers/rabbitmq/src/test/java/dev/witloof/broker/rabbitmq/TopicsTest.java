package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    @ParameterizedTest
    @CsvSource({
        "#, a, true",
        "#, a.b.c, true",
        "a.#, a, true",
        "a.#, a.b.c, true",
        "a.#, b.a, false",
        "#.dlq, a.b.dlq, true",
        "#.dlq, a.dlq.b, false",
        "a.#.c.#.e, a.c.e, true",
        "a.#.c.#.e, a.b.c.d.c.d.e, true",
        "a.#.c.#.e, a.b.d.e, false",
        "*, a, true",
        "*, a.b, false",
        "a.*, a.b, true",
        "a.*, a, false",
        "a.*.c, a.b.c, true",
        "*.#, a, true",
        "*.*.#, a, false",
        "a.b*, a.bc, false",
        "a.#, '', false"
    })
    void aPatternMatchesWhatItStandsFor(String pattern, String topic, boolean matches) {
        assertThat(Topics.matches(pattern, topic)).isEqualTo(matches);
    }
}
