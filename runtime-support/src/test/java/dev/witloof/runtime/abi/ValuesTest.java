package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void valuesOfOneContentAreEqualAndHashAlike() {
        List<List<?>> pairs = List.of(
                List.of("a", "a"),
                List.of(new byte[] {1}, new byte[] {1}),
                List.of(new boolean[] {true}, new boolean[] {true}),
                List.of(new double[] {Double.NaN}, new double[] {Double.NaN}),
                List.of(Optional.of(new long[] {1}), Optional.of(new long[] {1})),
                List.of(Optional.empty(), Optional.empty()),
                List.of(Arrays.asList(new char[] {'a'}, "b"), List.of(new char[] {'a'}, "b")),
                List.of(
                        Optional.of(Optional.of(List.of(new short[] {1}))),
                        Optional.of(Optional.of(List.of(new short[] {1})))),
                List.of(Map.of("a", new int[] {1}, "b", new int[0]), Map.of("b", new int[0], "a", new int[] {1})),
                List.of(Set.of("a", "b"), Set.of("b", "a")));
        for (List<?> pair : pairs) {
            assertThat(Values.equal(pair.get(0), pair.get(1))).as("%s", pair).isTrue();
            assertThat(Values.hash(pair.get(0))).as("%s", pair).isEqualTo(Values.hash(pair.get(1)));
        }
    }

    @Test
    void valuesOfOtherContentOrTypeAreNot() {
        assertThat(Values.equal(new byte[] {1}, new byte[] {2})).isFalse();
        assertThat(Values.equal(new byte[] {1}, new short[] {1})).isFalse();
        assertThat(Values.equal(List.of(1), List.of(1, 2))).isFalse();
        assertThat(Values.equal(List.of(new int[] {1}), List.of(new int[] {2}))).isFalse();
        assertThat(Values.equal(Optional.of(new int[] {1}), Optional.empty())).isFalse();
        assertThat(Values.equal(Optional.of(1), 1)).isFalse();
        assertThat(Values.equal(Map.of("a", new int[] {1}), Map.of("a", new int[] {2})))
                .isFalse();
        assertThat(Values.equal(Map.of("a", 1), Map.of("b", 1))).isFalse();
        assertThat(Values.equal(null, "a")).isFalse();
        assertThat(Values.equal("a", null)).isFalse();
        assertThat(Values.equal(0.0, -0.0)).isFalse();
    }

    @Test
    void theHashOfSeveralDependsOnTheirOrder() {
        assertThat(Values.hash(1, new int[] {2})).isEqualTo(Values.hash(1, new int[] {2}));
        assertThat(Values.hash(1, 2)).isNotEqualTo(Values.hash(2, 1));
    }

    @Test
    void textShowsContent() {
        assertThat(Values.text("Point", 1, new int[] {2, 3}, Optional.empty(), List.of("a"), null))
                .isEqualTo("Point[1, [2, 3], Optional.empty, [a], null]");
        assertThat(Values.text(Map.of("a", new int[] {1}))).isEqualTo("{a=[1]}");
    }
}
