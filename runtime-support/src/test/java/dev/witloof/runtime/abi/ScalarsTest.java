package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 'a', 0xD7FF, 0xE000, 0xFFFF, 0x10FFFF})
    void aScalarValueIsAChar(int codePoint) {
        assertThat(Scalars.liftChar(codePoint)).isEqualTo(codePoint);
        assertThat(Scalars.lowerChar(codePoint)).isEqualTo(codePoint);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, -1, Integer.MIN_VALUE})
    void anythingElseIsTheFaultOfWhoeverMadeIt(int bits) {
        assertThatThrownBy(() -> Scalars.liftChar(bits))
                .isInstanceOf(GuestFault.class)
                .hasMessageContaining(Integer.toHexString(bits));
        assertThatThrownBy(() -> Scalars.lowerChar(bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toHexString(bits));
    }

    @Test
    void unsignedNumbersAreCheckedWhenLowered() {
        assertThat(Scalars.lowerU8(255)).isEqualTo(255);
        assertThat(Scalars.lowerU16(65535)).isEqualTo(65535);
        assertThat(Scalars.lowerU32(0xFFFF_FFFFL)).isEqualTo(0xFFFF_FFFFL);
        assertThatThrownBy(() -> Scalars.lowerU8(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a u8 must be 0 to 255: 256");
        assertThatThrownBy(() -> Scalars.lowerU8(-1)).hasMessage("a u8 must be 0 to 255: -1");
        assertThatThrownBy(() -> Scalars.lowerU16(65536)).hasMessage("a u16 must be 0 to 65535: 65536");
        assertThatThrownBy(() -> Scalars.lowerU32(-1)).hasMessage("a u32 must be 0 to 4294967295: -1");
        assertThatThrownBy(() -> Scalars.lowerU32(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flatValuesAreZeroExtended() {
        assertThat(Scalars.flat(-1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(Scalars.flat(-0.0f)).isEqualTo(0x8000_0000L);
    }
}
