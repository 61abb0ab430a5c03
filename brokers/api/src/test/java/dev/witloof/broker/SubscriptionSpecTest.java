package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionSpecTest {
    @Test
    void hasDocumentedDefaults() {
        SubscriptionSpec spec = SubscriptionSpec.builder("t").build();

        assertThat(spec.group()).isEmpty();
        assertThat(spec.maxInFlight()).isEqualTo(16);
        assertThat(spec.maxAttempts()).isEqualTo(5);
        assertThat(spec.backoff()).isEqualTo(Backoff.DEFAULT);
        assertThat(spec.deadLetterPolicy()).isEqualTo(new DeadLetterPolicy.BrokerDefault());
        assertThat(spec.extensions()).isEmpty();
    }

    @Test
    void aBuilderStartsEqual() {
        SubscriptionSpec spec = SubscriptionSpec.builder("t")
                .group("g")
                .maxInFlight(2)
                .maxAttempts(3)
                .backoff(Backoff.NONE)
                .deadLetterTopic("dead")
                .extension("b", "2")
                .extension("a", "1")
                .build();

        assertThat(spec.toBuilder().build()).isEqualTo(spec).hasSameHashCodeAs(spec);
        assertThat(spec.toBuilder().broadcast().build().group()).isEmpty();
        assertThat(spec.extensions().keySet()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_000_001})
    void refusesCountsOutOfRange(int count) {
        SubscriptionSpec.Builder builder = SubscriptionSpec.builder("t");

        assertThatThrownBy(() -> builder.maxInFlight(count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxInFlight is " + count + ", but wanted is 1 to 65535");
        assertThatThrownBy(() -> builder.maxAttempts(count))
                .hasMessage("maxAttempts is " + count + ", but wanted is 1 to 1000000");
    }

    @Test
    void refusesTheTopicItselfForDeadLettersAndEmptyNames() {
        SubscriptionSpec.Builder builder = SubscriptionSpec.builder("t");

        assertThatThrownBy(() -> builder.deadLetterTopic("t").build()).hasMessageContaining("come back for ever");
        assertThatThrownBy(() -> builder.deadLetterTopic("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.group("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void backoffDoublesUpToItsLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.fixed(Duration.ofDays(1)).after(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
        assertThat(Backoff.NONE.after(9)).isZero();
    }

    @Test
    void backoffRefusesNonsense() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("first is PT2S and longest is PT1S");
        assertThatThrownBy(() -> Backoff.fixed(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.fixed(Duration.ofDays(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.DEFAULT.after(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
