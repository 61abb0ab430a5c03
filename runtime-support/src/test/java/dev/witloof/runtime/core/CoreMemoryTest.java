package dev.witloof.runtime.core;

import static dev.witloof.runtime.core.CoreTestModules.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.LinearMemory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear memory as guest code and Java see it, compiled and interpreted. */
@ParameterizedClass(name = "compiled: {0}")
@ValueSource(booleans = {true, false})
class CoreMemoryTest {
    private static final int PAGE = 65_536;

    @Parameter
    boolean compiled;

    private final CoreBudget budget = CoreTestModules.budget();

    private CoreInstance instance() {
        return CoreTestModules.instance(compiled, "memory", budget.share());
    }

    private static LinearMemory memory(CoreInstance instance) {
        return ((CoreItem.Memory) instance.export("memory")).memory();
    }

    private static void assertOutOfBounds(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(GuestFault.class).hasMessageContaining("out of bounds");
    }

    @Test
    void isTheSameForBothSides() {
        CoreInstance instance = instance();
        LinearMemory memory = memory(instance);
        assertThat(memory.size()).isEqualTo(PAGE);
        call(instance, "store32", 100, 0x8899_AABBL);
        assertThat(memory.getInt(100)).isEqualTo(0x8899_AABB);
        assertThat(memory.getUnsignedByte(100)).isEqualTo(0xBB);
        memory.putLong(200, -2);
        assertThat(call(instance, "load64", 200)).isEqualTo(-2);
        assertThat((int) call(instance, "load32", 100)).isEqualTo(0x8899_AABB);
        assertThat(call(instance, "load8", 16)).isEqualTo('a');
    }

    @Test
    void endsWhereItEnds() {
        CoreInstance instance = instance();
        assertThat(call(instance, "load64", PAGE - 8)).isZero();
        assertOutOfBounds(() -> call(instance, "load64", PAGE - 7));
        assertOutOfBounds(() -> call(instance, "load8", PAGE));
        assertOutOfBounds(() -> call(instance, "load32", 0xFFFF_FFFFL));
        assertOutOfBounds(() -> call(instance, "load64-far", 0));
        assertOutOfBounds(() -> call(instance, "store64", PAGE - 4, 1));
        assertThat(call(instance, "load32", PAGE - 4)).isZero();
    }

    @Test
    void growsAsFarAsItAndTheBudgetAllow() {
        CoreInstance instance = instance();
        LinearMemory memory = memory(instance);
        memory.putInt(PAGE - 4, 7);
        assertThat(call(instance, "grow", 0)).isEqualTo(1);
        assertThat(call(instance, "grow", 2)).isEqualTo(1);
        assertThat(memory(instance)).isSameAs(memory);
        assertThat(memory.size()).isEqualTo(3 * PAGE);
        assertThat(memory.getInt(PAGE - 4)).isEqualTo(7);
        assertThat(memory.getInt(PAGE)).isZero();
        assertThat((int) call(instance, "grow", 2)).isEqualTo(-1);
        assertThat((int) call(instance, "grow", 0xFFFF_FFFFL)).isEqualTo(-1);
        assertThat(call(instance, "size")).isEqualTo(3);

        CoreBudget tight = new CoreBudget(2 * PAGE, 10, 10);
        CoreInstance tied = CoreTestModules.instance(compiled, "memory", tight);
        assertThat((int) call(tied, "grow", 2)).isEqualTo(-1);
        assertThat(call(tied, "grow", 1)).isEqualTo(1);
        assertThat(tight.memoryBytes()).isEqualTo(2 * PAGE);
        assertThatThrownBy(() -> CoreTestModules.instance(compiled, "memory", tight))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("a memory of 65536 bytes")
                .hasMessageContaining("limit of 131072");
    }

    @Test
    void isFilledAndCopiedWithinBounds() {
        CoreInstance instance = instance();
        LinearMemory memory = memory(instance);
        call(instance, "fill", PAGE - 4, 0xAB, 4);
        assertThat(memory.getInt(PAGE - 4)).isEqualTo(0xABAB_ABAB);
        call(instance, "fill", PAGE, 1, 0);
        assertOutOfBounds(() -> call(instance, "fill", PAGE - 4, 1, 5));
        assertOutOfBounds(() -> call(instance, "fill", PAGE + 1, 1, 0));
        assertOutOfBounds(() -> call(instance, "fill", 8, 1, 0xFFFF_FFF8L));

        call(instance, "copy", 18, 16, 7);
        assertThat((char) memory.getByte(18)).isEqualTo('a');
        assertThat((char) memory.getByte(24)).isEqualTo('!');
        call(instance, "copy", 0, PAGE, 0);
        assertOutOfBounds(() -> call(instance, "copy", PAGE - 1, 16, 2));
        assertOutOfBounds(() -> call(instance, "copy", 16, PAGE - 1, 2));
        assertOutOfBounds(() -> call(instance, "copy", 0, 0, 0xFFFF_FFFFL));
    }

    @Test
    void isInitializedFromSegmentsUntilTheyAreDropped() {
        CoreInstance instance = instance();
        LinearMemory memory = memory(instance);
        call(instance, "init", 0, 1, 4);
        assertThat((char) memory.getByte(0)).isEqualTo('e');
        assertThat((char) memory.getByte(3)).isEqualTo('o');
        assertOutOfBounds(() -> call(instance, "init", 0, 2, 4));
        assertOutOfBounds(() -> call(instance, "init", PAGE - 2, 0, 3));
        // An active segment counts as dropped from the start.
        assertOutOfBounds(() -> call(instance, "init-active", 0, 0, 1));
        call(instance, "drop");
        call(instance, "init", 0, 0, 0);
        assertOutOfBounds(() -> call(instance, "init", 0, 0, 1));
        // Another instance has its own.
        CoreInstance other = instance();
        call(other, "init", 0, 0, 5);
        assertThat((char) memory(other).getByte(0)).isEqualTo('h');
    }

    @Test
    void isGoneAfterRelease() {
        CoreInstance instance = instance();
        instance.release();
        assertThat(memory(instance).size()).isZero();
        assertOutOfBounds(() -> call(instance, "load8", 0));
    }

    @Test
    void faultsArePutIntoWords() {
        CoreInstance instance = instance();
        assertThatThrownBy(() -> call(instance, "divide", 1, 0))
                .isInstanceOf(GuestFault.class)
                .hasMessageContaining("divide by zero");
        assertThatThrownBy(() -> call(instance, "unreachable"))
                .isInstanceOf(GuestFault.class)
                .hasMessage("an unreachable instruction was run");
        assertThatThrownBy(() -> call(instance, "deep"))
                .isInstanceOf(GuestFault.class)
                .hasMessage("the call stack is exhausted");
        assertThat((int) call(instance, "divide", 7, -2)).isEqualTo(-3);
    }
}
