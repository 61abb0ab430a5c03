package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {
    private final FakeGuest guest = new FakeGuest();

    @ParameterizedTest
    @CsvSource({
        "65535, 2,          1, 1, out of bounds",
        "65536, 1,          1, 1, out of bounds",
        "-8,    1,          8, 8, out of bounds",
        "2,     1,          4, 4, unaligned",
        "4,     0,          8, 8, unaligned",
        "0,     268435456,  1, 1, too long",
        "0,     -1,         1, 1, too long",
        "0,     -1,         268435455, 1, too long",
        "0,     16777216,   16, 8, too long",
        "0,     16777215,   16, 8, out of bounds",
    })
    void aListThatDoesNotLieInMemoryTraps(int ptr, int length, int size, int alignment, String problem) {
        assertThatThrownBy(() -> guest.context().checkList(ptr, length, size, alignment, size))
                .isInstanceOf(Trap.class)
                .hasMessageContaining(problem);
    }

    @Test
    void partsOfAMemoryThatAreStatedAgainAndAgainCountEachTime() {
        guest.store.maxLiftedBytes = 1 << 20;
        Lowering sixteenTimes = guest.imported((cx, flat) -> {
            for (int i = 0; i < flat[0]; i++) {
                assertThat(cx.liftString(0, 1 << 16)).hasSize(1 << 16);
            }
            return 0;
        });
        sixteenTimes.call(new long[] {16});
        sixteenTimes.call(new long[] {16});
        assertThatThrownBy(() -> sixteenTimes.call(new long[] {17}))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: the strings and lists of the call take more than 1048576 bytes together;"
                        + " Store.builder().maxLiftedBytes(…) allows more");
    }

    @Test
    void anElementThatIsAnObjectCountsMoreThanItsBytes() {
        guest.store.maxLiftedBytes = 1 << 16;
        assertThat(guest.context().liftBytes(0, 1 << 16)).hasSize(1 << 16);
        guest.context().checkList(0, 1024, 1, 1, 64);
        assertThatThrownBy(() -> guest.context().checkList(0, 1025, 1, 1, 64))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("take more than 65536 bytes together");
    }

    @Test
    void whatAGuestReturnsIsLimitedForEachCall() {
        guest.store.maxLiftedBytes = 1 << 16;
        Lifting f = guest.export(0, 0, arguments -> 0);
        for (int i = 0; i < 2; i++) {
            f.enter();
            f.call();
            assertThat(f.liftInts(0, 1 << 14)).hasSize(1 << 14);
            f.postReturn();
            f.exit();
        }
    }

    @Test
    void anEmptyListMayLieAnywhereThatIsAlignedUpToTheEnd() {
        assertThat(guest.context().liftBytes(65536, 0)).isEmpty();
        assertThat(guest.context().liftLongs(8, 0)).isEmpty();
    }

    @Test
    void numbersAreCopiedInTheirOwnWidthLittleEndian() {
        LiftLower cx = guest.context();
        guest.memory.write(64, new byte[] {1, 2, 3, 4, 5, 6, 7, -1});

        assertThat(cx.liftBytes(64, 3)).containsExactly(1, 2, 3);
        assertThat(cx.liftShorts(64, 2)).containsExactly((short) 0x0201, (short) 0x0403);
        assertThat(cx.liftInts(64, 2)).containsExactly(0x04030201, 0xFF070605);
        assertThat(cx.liftLongs(64, 1)).containsExactly(0xFF07060504030201L);
        assertThat(cx.liftFloats(64, 1)).containsExactly(Float.intBitsToFloat(0x04030201));
        assertThat(cx.liftDoubles(64, 1)).containsExactly(Double.longBitsToDouble(0xFF07060504030201L));
        assertThat(cx.liftBooleans(63, 2)).containsExactly(false, true);
    }

    @Test
    void numbersAreReadFromTheArrayThatTheMemoryGrewInto() {
        LiftLower cx = guest.context();
        assertThat(cx.liftInts(64, 1)).containsExactly(0);

        guest.memory.grow(1 << 17);
        guest.memory.putInt((1 << 17) - 4, 7);
        assertThat(cx.liftInts((1 << 17) - 4, 1)).containsExactly(7);
    }

    @Test
    void aListIsAllocatedAtItsElementsAlignment() {
        guest.context().lowerLongs(new long[] {1, 2});
        guest.context().lowerBytes(new byte[0]);
        assertThat(guest.allocations).containsExactly("0 0 8 16", "0 0 1 0");
    }

    @Test
    void aListThatNoComponentMayHoldIsRefusedBeforeItIsAllocated() {
        assertThatThrownBy(() -> guest.context().allocateList(1 << 28, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("268435455");
        assertThat(guest.allocations).isEmpty();
    }

    @Test
    void aLiftedListCannotBeChanged() {
        List<Object> list = LiftLower.list(new Object[] {"a", "b"});
        assertThat(list).containsExactly("a", "b");
        assertThatThrownBy(() -> list.set(0, "c")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(LiftLower.list(new Object[0])).isEmpty();
    }

    @Test
    void areasThatDoNotLieInMemoryTrap() {
        Lowering lowering = guest.context();
        assertThat(lowering.parameters(64, 16, 8)).isEqualTo(64);
        assertThatThrownBy(() -> lowering.parameters(65528, 16, 8))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the parameter area is out of bounds");
        assertThatThrownBy(() -> lowering.results(4, 16, 8))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the result area is unaligned");
        assertThatThrownBy(() -> lowering.results(0xFFFF_FFF8L, 16, 8))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("at address 4294967288");
    }

    @Test
    void withoutMemoryOrAllocatorThereIsAClearTrap() {
        Lowering bare = new Lowering(
                "test.early",
                guest.instance,
                CanonicalOptions.NONE,
                new ResourceBinding[0],
                (cx, flat) -> 0,
                Callee.JAVA);
        assertThatThrownBy(bare::memory).isInstanceOf(Trap.class).hasMessageContaining("there is no memory");
        assertThatThrownBy(() -> bare.lowerString("a"))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("there is no realloc");

        bare.bind(guest.memory, guest.realloc);
        assertThat(bare.liftBytes((int) bare.lowerBytes(new byte[] {5}), 1)).containsExactly(5);
    }
}
