package dev.witloof.codegen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Result;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Tuple1;
import dev.witloof.runtime.Tuple16;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Tuple3;
import dev.witloof.runtime.Tuple8;
import dev.witloof.runtime.Tuple9;
import dev.witloof.runtime.Unit;
import dev.witloof.runtime.abi.Values;
import golden.witloof.types.All;
import golden.witloof.types.All.Color;
import golden.witloof.types.All.Flags17;
import golden.witloof.types.All.Flags3;
import golden.witloof.types.All.Flags32;
import golden.witloof.types.All.Flags9;
import golden.witloof.types.All.LargeEnum;
import golden.witloof.types.All.Line;
import golden.witloof.types.All.Mixed;
import golden.witloof.types.All.Point;
import golden.witloof.types.All.Results;
import golden.witloof.types.All.Wide;
import golden.witloof.types.Types;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type, through a guest that hands each call on: lowered and lifted once in each direction. */
class TypesGuestTest {
    private static final Types.Prepared PREPARED = Types.prepare(Guests.load("types"));
    private static final Point POINT = new Point(Integer.MIN_VALUE, 7);
    private static final Line LINE =
            new Line(POINT, new Point(1, 2), "l\u00ef\ud83c\udf3fne", Optional.of(0.25), 0x1F33F);
    private static final Wide WIDE = new Wide(
            true,
            255,
            (byte) -128,
            65535,
            (short) -32768,
            4294967295L,
            -1,
            -1L,
            Long.MIN_VALUE,
            1.5f,
            -0.0,
            0x10FFFF,
            "wide",
            new short[] {1, -1},
            Optional.of(-1L),
            POINT,
            new Mixed.Double(2.5),
            EnumSet.of(Flags9.F0, Flags9.F8),
            Result.err("no"));

    private final Store store = Store.create();
    private final All guest =
            PREPARED.instantiate(store, Echo::create).exports().all();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("values")
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

    static Stream<Arguments> values() {
        return Stream.of(scalars(), arrays(), lists(), records(), variants(), options())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> each(String function, Object... values) {
        return Arrays.stream(values).map(value -> Arguments.of(function, value));
    }

    private static Stream<Arguments> scalars() {
        return Stream.of(
                        each("echoBool", true, false),
                        each("echoU8", 0, 255),
                        each("echoU16", 0, 65535),
                        each("echoU32", 0L, 4294967295L),
                        each("echoU64", 0L, -1L),
                        each("echoS8", (byte) -128, (byte) 127),
                        each("echoS16", (short) -32768, (short) 32767),
                        each("echoS32", Integer.MIN_VALUE, Integer.MAX_VALUE),
                        each("echoS64", Long.MIN_VALUE, Long.MAX_VALUE),
                        each("echoF32", -0.0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, Float.NaN),
                        each("echoF64", -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN),
                        each("echoChar", 0, 0xD7FF, 0xE000, 0x10FFFF),
                        each("echoString", "", "ascii", "\u00e9\u20ac\ud83c\udf3f\0"),
                        each("echoName", "name"))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> arrays() {
        return Stream.of(
                        each("echoListBool", new boolean[0], new boolean[] {true, false}),
                        each("echoListU8", new byte[0], new byte[] {0, -1}),
                        each("echoListS8", new byte[] {-128, 127}),
                        each("echoListU16", new short[] {0, -1}),
                        each("echoListS16", new short[] {-32768, 32767}),
                        each("echoListU32", new int[] {0, -1}),
                        each("echoListS32", new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}),
                        each("echoListU64", new long[] {0, -1}),
                        each("echoListS64", new long[] {Long.MIN_VALUE, Long.MAX_VALUE}),
                        each("echoListF32", new float[] {1.5f, -0.0f}),
                        each("echoListF64", new double[] {1.5, -0.0}))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> lists() {
        return Stream.of(
                        each("echoListChar", List.of(), List.of(97, 0x1F33F)),
                        each("echoListString", List.of("", "b")),
                        each("echoListList", List.of(new short[] {1}, new short[0])),
                        each("echoListRecord", List.of(LINE, LINE)),
                        each("echoListTuple", List.of(new Tuple2<>("a", 255))),
                        each("echoListVariant", mixed()),
                        each("echoListEnum", List.of(LargeEnum.C0, LargeEnum.C256)),
                        each("echoListFlags", List.of(Set.of(), EnumSet.allOf(Flags17.class))),
                        each("echoListOption", List.of(Optional.empty(), Optional.of("o"))),
                        each("echoListResult", List.of(Result.ok(1), Result.err("e"))))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> records() {
        return Stream.of(
                        each("echoPoint", POINT),
                        each("echoLine", LINE),
                        each("echoTuple", new Tuple3<>(255, "t", 0.5f)),
                        each("echoTupleOne", new Tuple1<>(-1L)),
                        each("echoWide", WIDE),
                        each(
                                "echoResults",
                                new Results(Result.err("b"), Result.ok(5L), Result.err(255), Result.ok(Unit.INSTANCE))),
                        each("echoFlags3", Set.of(), Set.of(Flags3.A, Flags3.C)),
                        each("echoFlags9", EnumSet.allOf(Flags9.class)),
                        each("echoFlags17", EnumSet.of(Flags17.F16)),
                        each("echoFlags32", EnumSet.allOf(Flags32.class)),
                        each("echoColor", Color.RED, Color.BLUE),
                        each("echoLargeEnum", LargeEnum.C255, LargeEnum.C256))
                .flatMap(each -> each);
    }

    private static List<Mixed> mixed() {
        return List.of(
                new Mixed.Nothing(),
                new Mixed.Int(4294967295L),
                new Mixed.Single(-1.5f),
                new Mixed.Long(-1L),
                new Mixed.Double(-0.0),
                new Mixed.Text("m"),
                new Mixed.Place(POINT),
                new Mixed.Small(255));
    }

    private static Stream<Arguments> variants() {
        return Stream.of(
                        each("echoMixed", mixed().toArray()),
                        each("echoNarrow", new All.Narrow.Int(-1), new All.Narrow.Single(1.5f)),
                        each("echoFloating", new All.Floating.Single(1.5f), new All.Floating.Double(1.5)),
                        each("echoDoubles", new All.Doubles.First(1.5), new All.Doubles.Second(2.5)),
                        each("echoAddress", new All.Address.Text("a"), new All.Address.Long(-1)),
                        each("echoLarge", new All.Large.Wide(WIDE), new All.Large.Text("x"), new All.Large.Number(0.5)))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> options() {
        return Stream.of(
                        each("echoOptionU32", Optional.empty(), Optional.of(4294967295L)),
                        each("echoOptionString", Optional.empty(), Optional.of("")),
                        each(
                                "echoOptionOption",
                                Optional.empty(),
                                Optional.of(Optional.empty()),
                                Optional.of(Optional.of("x"))),
                        each("echoOptionRecord", Optional.of(LINE)),
                        each("echoOptionList", Optional.of(new byte[] {1, 2})))
                .flatMap(each -> each);
    }

    @Test
    void resultsAreValuesOrExceptions() throws Exception {
        assertThat(guest.echoResultBoth(Result.ok(4294967295L))).isEqualTo(4294967295L);
        assertThat(guest.echoResultOk(Result.ok(-1L))).isEqualTo(-1L);
        guest.echoResultError(Result.ok(Unit.INSTANCE));
        guest.echoResultNeither(Result.ok(Unit.INSTANCE));
        assertThat(guest.echoResultColor(Result.ok(LINE))).isEqualTo(LINE);
        assertThat(guest.echoResultNested(Result.ok(Optional.of(0.5f)))).contains(0.5f);

        assertThatThrownBy(() -> guest.echoResultBoth(Result.err("both")))
                .isInstanceOfSatisfying(All.EchoResultBothException.class, e -> assertThat(e.error())
                        .isEqualTo("both"))
                .hasMessage("both");
        assertThatThrownBy(() -> guest.echoResultOk(Result.err(Unit.INSTANCE)))
                .isInstanceOfSatisfying(All.EchoResultOkException.class, e -> assertThat(e.payload())
                        .isEqualTo(Unit.INSTANCE));
        assertThatThrownBy(() -> guest.echoResultNeither(Result.err(Unit.INSTANCE)))
                .isInstanceOf(All.EchoResultNeitherException.class);
        assertThatThrownBy(() -> guest.echoResultColor(Result.err(Color.GREEN)))
                .isInstanceOfSatisfying(
                        All.ColorException.class, e -> assertThat(e.error()).isEqualTo(Color.GREEN));
        assertThatThrownBy(() -> guest.echoResultNested(Result.err(Result.ok(9))))
                .isInstanceOfSatisfying(All.EchoResultNestedException.class, e -> assertThat(e.error())
                        .isEqualTo(Result.ok(9)));
    }

    @Test
    void parametersTravelInOrderFlatAndThroughMemory() {
        guest.nothing();
        assertThat(guest.swap("first", -1L)).isEqualTo(new Tuple2<>(-1L, "first"));
        assertThat(guest.echoSixteen(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
                .isEqualTo(new Tuple16<>(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0));
        assertThat(guest.echoSeventeen(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "last"))
                .isEqualTo(new Tuple2<>(
                        new Tuple8<>(0, 1, 2, 3, 4, 5, 6, 7),
                        new Tuple9<>(8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, "last")));
    }

    @Test
    void aValueOutOfRangeIsRefusedAndTheGuestGoesOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoU8(256)).withMessageContaining("256");
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoU16(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoU32(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> guest.echoChar(0xD800));
        assertThat(guest.echoU8(255)).isEqualTo(255);
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void nullIsRefusedAndTheGuestGoesOn() {
        assertThatNullPointerException().isThrownBy(() -> guest.echoString(null));
        assertThatNullPointerException().isThrownBy(() -> guest.echoMixed(null));
        assertThatNullPointerException().isThrownBy(() -> guest.echoListString(Arrays.asList("a", null)));
        assertThatNullPointerException().isThrownBy(() -> new Line(null, POINT, "", Optional.empty(), 0));
        assertThat(guest.echoString("on")).isEqualTo("on");
    }

    @Test
    void listsAndSetsThatAreLiftedCannotBeChanged() {
        List<Object> values = List.of(guest.echoListString(List.of("a")), guest.echoFlags3(Set.of(Flags3.A)));

        assertThat(values).allSatisfy(each -> assertThatThrownBy(((Collection<?>) each)::clear)
                .isInstanceOf(UnsupportedOperationException.class));
    }
}
