package dev.witloof.codegen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.Values;
import golden.witloof.collections.All;
import golden.witloof.collections.All.Either;
import golden.witloof.collections.All.Grid;
import golden.witloof.collections.All.Holder;
import golden.witloof.collections.All.Point;
import golden.witloof.collections.Collections;
import golden.witloof.collections.Things;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps and lists of fixed length, through a guest that hands each call on. */
class CollectionsGuestTest {
    private static final Collections.Prepared PREPARED = Collections.prepare(Guests.load("collections"));

    private final List<NamedThing> things = new ArrayList<>();
    private final Store store = Store.builder().maxLiftedBytes(1 << 16).build();
    private final Collections world = PREPARED.instantiate(store, new Imports());
    private final All guest = world.exports().all();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource({"maps", "arrays", "longArrays", "compounds"})
    void valuesComeBackEqual(String function, Object value) throws ReflectiveOperationException {
        Method method = Arrays.stream(All.class.getMethods())
                .filter(each -> each.getName().equals(function))
                .findFirst()
                .orElseThrow();

        Object back = method.invoke(guest, value);

        assertThat(Values.equal(back, value))
                .as("%s: %s", function, Values.text(back))
                .isTrue();
    }

    private static Stream<Arguments> each(String function, Object... values) {
        return Arrays.stream(values).map(value -> Arguments.of(function, value));
    }

    static Stream<Arguments> maps() {
        return Stream.of(
                        each("echoMapString", Map.of(), Map.of("a", 4294967295L, "", 0L)),
                        each("echoMapChar", Map.of(0x1F33F, new byte[] {1, -1}, 97, new byte[0])),
                        each("echoMapBool", Map.of(true, "yes", false, "no")),
                        each("echoMapSigned", Map.of(Long.MIN_VALUE, Optional.empty(), 0L, Optional.of("x"))),
                        each("echoMapUnsigned", Map.of(255, Map.of(4294967295L, -0.0), 0, Map.of())))
                .flatMap(each -> each);
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                        each("echoBool", new boolean[] {true, false}),
                        each("echoU8", new byte[] {0, -1, 127, -128}),
                        each("echoS8", new byte[] {-128, 127, -1}),
                        each("echoU16", new short[] {-1, 1}),
                        each("echoS16", new short[] {-32768, 32767}),
                        each("echoU32", new int[] {-1, 1}),
                        each("echoS32", new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}),
                        each("echoU64", new long[] {-1, 1}),
                        each("echoS64", new long[] {Long.MIN_VALUE, Long.MAX_VALUE}),
                        each("echoF32", new float[] {-0.0f, Float.NaN}),
                        each("echoF64", new double[] {-0.0, Double.NEGATIVE_INFINITY}),
                        each("echoOne", new int[] {-1}),
                        each("echoMatrix", List.of(new double[] {1, 2}, new double[] {3, 4})))
                .flatMap(each -> each);
    }

    static Stream<Arguments> longArrays() {
        boolean[] bools = new boolean[17];
        bools[16] = true;
        byte[] bytes = new byte[40];
        Arrays.setAll(new Object[40], i -> bytes[i] = (byte) (i - 20));
        short[] shorts = new short[17];
        shorts[16] = -1;
        int[] ints = new int[17];
        Arrays.setAll(ints, i -> -i);
        long[] longs = new long[17];
        Arrays.setAll(longs, i -> Long.MIN_VALUE + i);
        float[] floats = new float[17];
        floats[16] = 1.5f;
        double[] doubles = new double[17];
        Arrays.setAll(doubles, i -> i / 2.0);
        return Stream.of(
                        each("echoLongBool", bools),
                        each("echoLongU8", bytes),
                        each("echoLongS16", shorts),
                        each("echoLongU32", ints),
                        each("echoLongS64", longs),
                        each("echoLongF32", floats),
                        each("echoLongF64", doubles),
                        each("echoLongStrings", List.of("a", "b", "c", "", "e", "f", "g", "h", "\u00ef")))
                .flatMap(each -> each);
    }

    static Stream<Arguments> compounds() {
        Map<Integer, byte[]> index = Map.of(97, new byte[] {1});
        return Stream.of(
                        each("echoChar", List.of(97, 0x1F33F)),
                        each("echoStrings", List.of("first", "")),
                        each("echoPoints", List.of(new Point(1, 2), new Point(-1, -2), new Point(0, 9))),
                        each("echoOptions", List.of(Optional.of(255), Optional.empty())),
                        each("echoList", List.of(), List.of(new int[] {1, 2, 3}, new int[] {-1, -2, -3})),
                        each("echoOption", Optional.empty(), Optional.of(new byte[] {1, 2})),
                        each("echoGrid", new Grid(List.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}), "grid")),
                        each(
                                "echoEither",
                                new Either.Nothing(),
                                new Either.Numbers(new short[] {1, -1, 2}),
                                new Either.Index(Map.of("a", 255))),
                        each(
                                "echoHolder",
                                new Holder(index, new byte[32], Optional.of(Map.of("n", new short[] {1, 2}))),
                                new Holder(Map.of(), new byte[32], Optional.empty())))
                .flatMap(each -> each);
    }

    @Test
    void theOrderOfAMapIsKept() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            numbers.put("key " + (i * 37 % 100), (long) i);
        }

        Map<String, Long> back = guest.echoMapString(numbers);

        assertThat(new ArrayList<>(back.entrySet())).isEqualTo(new ArrayList<>(numbers.entrySet()));
        assertThatThrownBy(() -> back.put("more", 1L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theLastValueOfAKeyCounts() {
        assertThat(world.exports().twice().numbers()).containsExactly(Map.entry("a", 3L), Map.entry("b", 2L));
    }

    @Test
    void aResourceUnderAKeyThatOccursAgainIsClosedOnce() {
        Map<String, Things.Thing> given = world.exports().twice().given();

        assertThat(given).hasSize(1);
        assertThat(things).extracting(each -> each.name).containsExactly("first", "second");
        assertThat(things).extracting(each -> each.closed).containsExactly(1, 0);
        assertThat(given.get("same")).isSameAs(things.get(1));
        store.close();
        assertThat(things.get(0).closed).isEqualTo(1);
    }

    @Test
    void aListOfAnotherLengthIsRefusedAndTheGuestGoesOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guest.echoU8(new byte[3]))
                .withMessage("found a list of 3, wanted one of 4 elements");
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoLongU8(new byte[41]));
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoStrings(List.of("one")));
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoLongStrings(List.of()));
        assertThat(guest.echoU8(new byte[] {1, 2, 3, 4})).containsExactly(1, 2, 3, 4);
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void nullIsRefusedAndTheGuestGoesOn() {
        Map<String, Long> withNull = new HashMap<>();
        withNull.put("a", null);
        assertThatNullPointerException().isThrownBy(() -> guest.echoMapString(withNull));
        assertThatNullPointerException().isThrownBy(() -> guest.echoU8(null));
        assertThat(guest.echoMapString(Map.of("a", 1L))).containsEntry("a", 1L);
    }

    @Test
    void aMapCountsAgainstTheLimitOfWhatIsLifted() {
        Map<String, Long> many = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            many.put("" + i, 1L);
        }
        assertThatThrownBy(() -> guest.echoMapString(many))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("maxLiftedBytes");
    }

    private final class Imports implements Collections.Imports {
        @Override
        public All all() {
            return (All) Proxy.newProxyInstance(
                    All.class.getClassLoader(), new Class<?>[] {All.class}, (proxy, method, arguments) -> arguments[0]);
        }

        @Override
        public Things things() {
            return name -> {
                NamedThing thing = new NamedThing(name);
                things.add(thing);
                return thing;
            };
        }
    }

    private static final class NamedThing implements Things.Thing {
        private final String name;
        private int closed;

        NamedThing(String name) {
            this.name = name;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
