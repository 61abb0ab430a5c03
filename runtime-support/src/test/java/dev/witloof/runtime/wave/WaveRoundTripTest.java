package dev.witloof.runtime.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.RandomValues;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaveRoundTripTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPrintedIsReadBack(long seed) {
        RandomValues random = new RandomValues(seed);
        for (int i = 0; i < 20; i++) {
            ValueType type = random.type(4);
            ComponentValue value = random.value(type);
            String text = Wave.print(value);
            assertThat(Wave.parse(text, type)).as("%s of %s", text, type).isEqualTo(value);
            assertThat(Wave.print(Wave.parse(text, type))).isEqualTo(text);
            assertThat(text).doesNotContain("\n").isEqualTo(value.toString());
        }
    }

    /** Whatever a text is, it is a value or told to be none. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsDamagedIsReadOrRefusedWithAPlace(long seed) {
        RandomValues random = new RandomValues(seed);
        Random chance = new Random(seed);
        ValueType type = random.type(3);
        String text = Wave.print(random.value(type));
        for (int i = 0; i < 40; i++) {
            StringBuilder damaged = new StringBuilder(text);
            int at = chance.nextInt(text.length());
            if (chance.nextBoolean()) {
                damaged.deleteCharAt(at);
            } else {
                damaged.insert(at, "{}()[]:,\"'\\%-0a\n\uD800".charAt(chance.nextInt(17)));
            }
            try {
                Wave.parse(damaged.toString(), type).check(type);
            } catch (WaveException e) {
                assertThat(e.offset()).isBetween(0, damaged.length());
                assertThat(e).hasMessage("line " + e.line() + ", column " + e.column() + ": " + e.problem());
            }
        }
    }

    @Test
    void floatsArePrintedShortAndExactly() {
        assertThat(Wave.print(ComponentValue.f64(1))).isEqualTo("1");
        assertThat(Wave.print(ComponentValue.f64(-0.0))).isEqualTo("-0");
        assertThat(Wave.print(ComponentValue.f64(-100000))).isEqualTo("-100000");
        assertThat(Wave.print(ComponentValue.f64(0.1))).isEqualTo("0.1");
        assertThat(Wave.print(ComponentValue.f64(1e300))).isEqualTo("1e300");
        assertThat(Wave.print(ComponentValue.f64(-1.5e-300))).isEqualTo("-1.5e-300");
        assertThat(Wave.print(ComponentValue.f32(3.4028235e38f))).isEqualTo("3.4028235e38");
        assertThat(Wave.print(ComponentValue.f32(0.1f))).isEqualTo("0.1");
        assertThat(Wave.print(ComponentValue.f32(Float.NEGATIVE_INFINITY))).isEqualTo("-inf");
        assertThat(Wave.print(ComponentValue.f64(Double.NaN))).isEqualTo("nan");
    }
}
