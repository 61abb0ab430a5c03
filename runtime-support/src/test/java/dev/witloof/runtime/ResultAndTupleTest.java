package dev.witloof.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultAndTupleTest {
    @Test
    void arraysAreComparedByContentAtAnyDepth() {
        assertThat(deep(1)).isEqualTo(deep(1)).hasSameHashCodeAs(deep(1)).isNotEqualTo(deep(2));
        assertThat(Result.ok(new byte[] {1}))
                .isEqualTo(Result.ok(new byte[] {1}))
                .isNotEqualTo(Result.err(new byte[] {1}));
        assertThat(Result.err(new long[] {1}))
                .isEqualTo(Result.err(new long[] {1}))
                .isNotEqualTo(Result.err(new long[] {2}));
    }

    private static Object deep(int last) {
        return new Tuple2<>("a", List.of(Optional.of(Result.ok(new int[] {1, last}))));
    }

    @Test
    void tuplesOfEverySizeCompareEveryElement() {
        assertThat(new Tuple1<>(1)).isEqualTo(new Tuple1<>(1)).isNotEqualTo(new Tuple1<>(2));
        assertThat(sixteen(16)).isEqualTo(sixteen(16)).isNotEqualTo(sixteen(17)).hasSameHashCodeAs(sixteen(16));
    }

    private static Object sixteen(int last) {
        return new Tuple16<>(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, last);
    }

    @Test
    void theirTextShowsWhatArraysHold() {
        assertThat(new Tuple3<>("a", new byte[] {1, 2}, Optional.of(new boolean[] {true})))
                .hasToString("Tuple3[a, [1, 2], Optional[[true]]]");
        assertThat(Result.ok(List.of(new float[] {1.5f}))).hasToString("Ok[[[1.5]]]");
        assertThat(Result.err(Unit.INSTANCE)).hasToString("Err[INSTANCE]");
    }
}
