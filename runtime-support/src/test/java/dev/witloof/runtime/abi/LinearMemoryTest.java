package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearMemoryTest {
    private final FakeGuest.Memory memory = new FakeGuest.Memory(64);

    @Test
    void numbersAreLittleEndian() {
        memory.putLong(0, 0x1122334455667788L);

        assertThat(memory.getByte(0)).isEqualTo((byte) 0x88);
        assertThat(memory.getUnsignedByte(0)).isEqualTo(0x88);
        assertThat(memory.getShort(0)).isEqualTo((short) 0x7788);
        assertThat(memory.getUnsignedShort(6)).isEqualTo(0x1122);
        assertThat(memory.getInt(0)).isEqualTo(0x55667788);
        assertThat(memory.getLong(0)).isEqualTo(0x1122334455667788L);
    }

    @Test
    void whatIsWrittenIsRead() {
        memory.putByte(1, 0x1FF);
        memory.putShort(3, 0x1FFFE);
        memory.putInt(5, -3);
        memory.putFloat(9, 1.5f);
        memory.putDouble(13, -2.5);

        assertThat(memory.getByte(1)).isEqualTo((byte) -1);
        assertThat(memory.getUnsignedShort(3)).isEqualTo(0xFFFE);
        assertThat(memory.getInt(5)).isEqualTo(-3);
        assertThat(memory.getFloat(9)).isEqualTo(1.5f);
        assertThat(memory.getDouble(13)).isEqualTo(-2.5);
    }

    @Test
    void theBitsOfNaNStayWhatTheyAre() {
        memory.putFloat(0, Float.intBitsToFloat(0x7FC00001));
        assertThat(memory.getInt(0)).isEqualTo(0x7FC00001);
        assertThat(Float.floatToRawIntBits(memory.getFloat(0))).isEqualTo(0x7FC00001);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void everyAccessOutsideTraps(int address) {
        List<IntConsumer> accesses = List.of(
                memory::getByte,
                memory::getUnsignedByte,
                memory::getShort,
                memory::getUnsignedShort,
                memory::getInt,
                memory::getLong,
                memory::getFloat,
                memory::getDouble,
                a -> memory.putByte(a, 1),
                a -> memory.putShort(a, 1),
                a -> memory.putInt(a, 1),
                a -> memory.putLong(a, 1),
                a -> memory.putFloat(a, 1),
                a -> memory.putDouble(a, 1));
        for (IntConsumer access : accesses) {
            assertThatThrownBy(() -> access.accept(address))
                    .isInstanceOf(GuestFault.class)
                    .hasMessageContaining(
                            "at address " + Integer.toUnsignedString(address) + " of a memory of 64 bytes");
        }
    }

    @Test
    void anAccessAcrossTheEndTrapsAndWritesNothing() {
        assertThatThrownBy(() -> memory.putLong(57, -1)).isInstanceOf(GuestFault.class);
        assertThat(memory.getByte(63)).isZero();
        assertThat(memory.getLong(56)).isZero();
    }
}
