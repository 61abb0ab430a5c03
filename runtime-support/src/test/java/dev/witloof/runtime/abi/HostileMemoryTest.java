package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.TypeText;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.RandomValues;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import dev.witloof.runtime.dynamic.FunctionConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a guest's memory holds, and whatever types it chose, it is values or a trap. */
class HostileMemoryTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomMemoryIsValuesOrATrap(long seed) {
        Random chance = new Random(seed);
        ValueType type = new ListType(new RandomValues(seed).type(5));
        FakeGuest guest = new FakeGuest();
        byte[] contents = new byte[4096];
        chance.nextBytes(contents);
        // Small numbers, so that pointers, lengths and discriminants are now and then good ones.
        for (int i = 0; i < contents.length; i++) {
            contents[i] = i % 4 == 1 ? (byte) (contents[i] & 7) : chance.nextInt(3) == 0 ? contents[i] : 0;
        }
        guest.memory.write(0, contents);
        guest.store.maxLiftedBytes = 1 << 20;
        guest.encoding = chance.nextBoolean() ? StringEncoding.UTF8 : StringEncoding.LATIN1_UTF16;
        List<Object> lifted = new ArrayList<>();
        FunctionPlan plan = new AbiPlanner()
                .plan(new FunctionType(List.of(new FunctionType.Parameter("a", type)), Optional.empty(), false));
        Lowering taking = guest.imported(new DynamicHostFunction(FunctionConversion.of(plan), arguments -> {
            arguments.get(0).check(type);
            lifted.add(arguments.get(0));
            return Optional.empty();
        }));
        for (int i = 0; i < 50; i++) {
            lifted.clear();
            try {
                taking.call(new long[] {8L * chance.nextInt(512), chance.nextInt(20)});
                assertThat(lifted).hasSize(1);
            } catch (Trap e) {
                assertThat(e).hasMessageStartingWith("test.import: ").hasNoCause();
            }
        }
    }

    @Test
    void theDeepestTypeIsLifted() {
        String type = "list<".repeat(99) + "string" + ">".repeat(99);
        FakeGuest guest = new FakeGuest();
        // A list of one element, which is the list itself.
        guest.memory.putInt(64, 64);
        guest.memory.putInt(68, 1);
        FunctionPlan plan = new AbiPlanner().plan(TypeText.parseFunction("func(a: " + type + ")"));
        List<String> lifted = new ArrayList<>();
        guest.imported(new DynamicHostFunction(FunctionConversion.of(plan), arguments -> {
                    lifted.add(arguments.get(0).toString());
                    return Optional.empty();
                }))
                .call(new long[] {64, 1});
        assertThat(lifted.get(0)).startsWith("[[[").endsWith("]]]");
    }

    @Test
    void listsThatContainThemselvesTwiceReachTheLimit() {
        String type = "list<".repeat(40) + "u8" + ">".repeat(40);
        FakeGuest guest = new FakeGuest();
        guest.memory.putInt(64, 64);
        guest.memory.putInt(68, 2);
        guest.memory.putInt(72, 64);
        guest.memory.putInt(76, 2);
        FunctionPlan plan = new AbiPlanner().plan(TypeText.parseFunction("func(a: " + type + ")"));
        guest.store.maxLiftedBytes = 1 << 24;
        Lowering taking =
                guest.imported(new DynamicHostFunction(FunctionConversion.of(plan), arguments -> Optional.empty()));
        assertThatThrownBy(() -> taking.call(new long[] {64, 2}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("maxLiftedBytes");
    }
}
