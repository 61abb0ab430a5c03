package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.chicory.ChicoryEngine;
import dev.witloof.runtime.core.CoreBudget;
import dev.witloof.runtime.core.CoreInstance;
import dev.witloof.runtime.core.CoreItem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
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

    @Test
    void aGrownMemoryLetsGoOfItsOldBytes() throws IOException {
        CoreInstance instance = instance();
        LinearMemory grown = ((CoreItem.Memory) instance.export("memory")).memory();
        WeakReference<byte[]> old = viewed(grown);
        ((CoreItem.Function) instance.export("grow")).function().call(new long[] {1});
        assertLetGo(old);
        assertThat(grown.size()).isEqualTo(2 << 16);
    }

    @Test
    void aReleasedMemoryLetsGoOfItsBytes() throws IOException {
        CoreInstance instance = instance();
        LinearMemory released = ((CoreItem.Memory) instance.export("memory")).memory();
        WeakReference<byte[]> old = viewed(released);
        instance.release();
        assertLetGo(old);
        assertThat(released.size()).isZero();
    }

    private static CoreInstance instance() throws IOException {
        try (InputStream in = Objects.requireNonNull(LinearMemoryTest.class.getResourceAsStream("/core/memory.wasm"))) {
            return ChicoryEngine.COMPILING
                    .load(in.readAllBytes())
                    .instantiate(List.of(), new CoreBudget(1 << 20, 1_000, 100));
        }
    }

    /** The bytes of a memory that all kinds of copies have been made from. */
    private static WeakReference<byte[]> viewed(LinearMemory memory) {
        assertThat(memory.views().ints.capacity()).isPositive();
        return new WeakReference<>(memory.array());
    }

    private static void assertLetGo(WeakReference<byte[]> bytes) {
        for (int i = 0; i < 50 && bytes.get() != null; i++) {
            System.gc();
        }
        assertThat(bytes.get() == null).as("collected").isTrue();
    }
}
