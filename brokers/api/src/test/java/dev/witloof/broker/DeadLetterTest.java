package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final Envelope MESSAGE = Envelope.builder("orders")
            .text("x")
            .contentType("text/plain")
            .metadata("k", "v")
            .build();

    @Test
    void marksAMessageAndIsReadBack() {
        DeadLetter letter = new DeadLetter("orders", "no such customer", 3);

        Envelope dead = letter.mark(MESSAGE, "orders.dlq");

        assertThat(dead.topic()).isEqualTo("orders.dlq");
        assertThat(dead.text()).isEqualTo("x");
        assertThat(dead.contentType()).contains("text/plain");
        assertThat(dead.metadata().first("k")).contains("v");
        assertThat(DeadLetter.read(dead)).contains(letter);
    }

    @Test
    void aSecondDeathReplacesTheFirst() {
        Envelope once = new DeadLetter("orders", "first", 3).mark(MESSAGE, "orders.dlq");
        DeadLetter second = new DeadLetter("orders.dlq", "second", 1);

        Envelope twice = second.mark(once, "orders.dlq.dlq");

        assertThat(DeadLetter.read(twice)).contains(second);
        assertThat(twice.metadata().entries()).hasSize(4);
    }

    @Test
    void aLongReasonIsCutBetweenCharacters() {
        String reason = "a".repeat(DeadLetter.LONGEST_REASON - 2) + "\uD83D\uDE00 and more";

        String cut = new DeadLetter("t", reason, 1).reason();

        assertThat(cut).isEqualTo("a".repeat(DeadLetter.LONGEST_REASON - 2) + "…");
    }

    @Test
    void damagedMarksAreNoDeadLetter() {
        assertThat(DeadLetter.read(MESSAGE)).isEmpty();
        Envelope dead = new DeadLetter("orders", "x", 3).mark(MESSAGE, "d");
        for (String wrong : new String[] {"", "0", "-1", "x", "99999999999"}) {
            Metadata damaged = dead.metadata().without(DeadLetter.ATTEMPTS_KEY).plus(DeadLetter.ATTEMPTS_KEY, wrong);
            assertThat(DeadLetter.read(dead.toBuilder().metadata(damaged).build()))
                    .isEmpty();
        }
        assertThatThrownBy(() -> new DeadLetter("t", "r", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
