package dev.witloof.component.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.TypeText;
import dev.witloof.component.type.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AbiPlannerTest {
    private static final InterfaceType SCOPE = TypeText.parseInterface("resource r", "resource s", "resource t");

    static Stream<String> layouts() throws IOException {
        return lines("layout-vectors.txt");
    }

    static Stream<String> signatures() throws IOException {
        return lines("signature-vectors.txt");
    }

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(AbiPlannerTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    private static ValuePlan plan(String type) {
        return new AbiPlanner().plan(TypeText.parseType(type, SCOPE));
    }

    private static FunctionPlan planFunction(String type) {
        return new AbiPlanner().plan(TypeText.parseFunction(type, SCOPE));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void laysOutAsTheSpecificationDefines(String vector) {
        String[] columns = vector.split("\t", -1);
        ValuePlan plan = plan(columns[0]);

        assertThat(TypeText.print(plan.type())).isEqualTo(columns[0]);
        assertThat(plan.size()).isEqualTo(Integer.parseInt(columns[1]));
        assertThat(plan.alignment()).isEqualTo(Integer.parseInt(columns[2]));
        assertThat(plan.flattens()).isNotEqualTo(columns[3].matches("\\d+"));
        if (plan.flattens()) {
            assertThat(join(plan.flat())).isEqualTo(columns[3]);
        }
        assertThat(places(plan)).isEqualTo(columns[4]);
    }

    private static String places(ValuePlan plan) {
        if (plan instanceof RecordPlan record) {
            return join(record.fields().stream().map(FieldPlan::offset).toList());
        }
        if (plan instanceof VariantPlan variant) {
            return variant.discriminantSize() + " " + variant.payloadOffset();
        }
        return "";
    }

    private static String join(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void givesFunctionsTheSignaturesThatTheSpecificationDefines(String vector) {
        String[] columns = vector.split("\t", -1);
        FunctionPlan plan = planFunction(columns[0]);

        assertThat(TypeText.print(plan.type())).isEqualTo(columns[0]);
        assertThat(plan.liftSignature()).hasToString(columns[1]);
        assertThat(plan.lowerSignature()).hasToString(columns[2]);
    }

    @Test
    void placesFieldsAmongCoreValues() {
        RecordPlan plan = (RecordPlan) plan("record{a: u8, b: string, c: option<f64>, d: tuple<u8, u8>, e: u64}");

        assertThat(plan.fields()).extracting(FieldPlan::name).containsExactly("a", "b", "c", "d", "e");
        assertThat(plan.fields()).extracting(FieldPlan::flatIndex).containsExactly(0, 1, 3, 5, 7);
        assertThat(plan.fields()).extracting(FieldPlan::offset).containsExactly(0, 4, 16, 32, 40);
    }

    @Test
    void namesTheFieldsOfTuplesAndTheCasesOfOptionsAndResults() {
        assertThat(((RecordPlan) plan("tuple<u8, s8>")).fields())
                .extracting(FieldPlan::name)
                .containsExactly("0", "1");
        assertThat(((VariantPlan) plan("option<u8>")).cases())
                .extracting(CasePlan::name)
                .containsExactly("none", "some");
        assertThat(((VariantPlan) plan("result<u8>")).cases())
                .extracting(CasePlan::name)
                .containsExactly("ok", "error");
        assertThat(((VariantPlan) plan("result<_, u8>")).cases())
                .extracting(each -> each.payload().isPresent())
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "256, 1", "257, 2", "65536, 2", "65537, 4"})
    void choosesTheSmallestDiscriminant(int cases, int size) {
        EnumType type =
                new EnumType(IntStream.range(0, cases).mapToObj(i -> "c" + i).toList());

        VariantPlan plan = (VariantPlan) new AbiPlanner().plan(type);

        assertThat(plan.discriminantSize()).isEqualTo(size);
        assertThat(plan.size()).isEqualTo(size);
        assertThat(plan.alignment()).isEqualTo(size);
    }

    @Test
    void whatDoesNotFlattenHasNoCoreTypes() {
        RecordPlan plan = (RecordPlan) plan("tuple<" + "u64, ".repeat(16) + "u64>");

        assertThat(plan.flattens()).isFalse();
        assertThatIllegalStateException().isThrownBy(plan::flat);
        assertThatIllegalStateException().isThrownBy(() -> plan.fields().get(0).flatIndex());
        assertThat(plan.size()).isEqualTo(136);
        assertThat(plan("option<tuple<" + "u8, ".repeat(15) + "u8>>").flattens())
                .isFalse();
        assertThat(plan("option<tuple<" + "u8, ".repeat(14) + "u8>>").flattens())
                .isTrue();
    }

    @Test
    void functionsWithoutParametersAndResult() {
        FunctionPlan plan = planFunction("func()");

        assertThat(plan.parametersSpilled()).isFalse();
        assertThat(plan.resultSpilled()).isFalse();
        assertThat(plan.parameters().size()).isZero();
        assertThat(plan.parameters().flat()).isEmpty();
        assertThat(plan.lowerSignature()).hasToString("() -> ()");
    }

    @Test
    void numbersResourcesInTheOrderOfFirstOccurrence() {
        FunctionPlan plan = planFunction(
                "func(a: u8, b: list<record{x: borrow<$t>, y: own<$r>}>, c: borrow<$t>) -> result<own<$s>, own<$r>>");

        assertThat(plan.resources()).containsExactly(SCOPE.resource("t"), SCOPE.resource("r"), SCOPE.resource("s"));
        assertThat(ResourceSlots.of(TypeText.parseType("tuple<own<$s>, borrow<$r>, own<$s>>", SCOPE)))
                .containsExactly(SCOPE.resource("s"), SCOPE.resource("r"));
    }

    @Test
    void sharesThePlansOfSharedTypes() {
        ValueType shared = TypeText.parseType("record{a: u8}");
        AbiPlanner planner = new AbiPlanner();

        RecordPlan plan = (RecordPlan) planner.plan(new TupleType(List.of(shared, new ListType(shared))));

        assertThat(plan.fields().get(0).plan()).isSameAs(planner.plan(shared));
        assertThat(((ListPlan) plan.fields().get(1).plan()).element()).isSameAs(planner.plan(shared));
        assertThat(plan).isEqualTo(new AbiPlanner().plan(plan.type())).hasSameHashCodeAs(plan.type());
        assertThat(plan).hasToString("RecordPlan[tuple<record{a: u8}, list<record{a: u8}>>]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "func(a: stream<u8>) | parameter `a`: the type `stream` is not supported yet",
                "func(a: future) | parameter `a`: the type `future` is not supported yet",
                "func(a: record{x: list<error-context>})"
                        + "| parameter `a`, field `x`, element: the type `error-context` is not supported yet",
                "func() -> result<u8, future<u8>> | result, case `error`: the type `future` is not supported yet",
                "async func() | asynchronous functions are not supported yet",
            })
    void saysWhichTypesItDoesNotSupport(String type, String problem) {
        assertThatThrownBy(() -> planFunction(type))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessage(problem);
    }

    @Test
    void plansAMapAsTheListOfItsPairs() {
        ValuePlan map = new AbiPlanner().plan(TypeText.parseType("map<string, record{a: u64}>"));

        assertThat(map).isEqualTo(new AbiPlanner().plan(TypeText.parseType("list<tuple<string, record{a: u64}>>")));
        assertThat(((ListPlan) map).element().size()).isEqualTo(16);
    }

    @Test
    void refusesAListOfFixedLengthThatIsTooLarge() {
        assertThatThrownBy(() -> new AbiPlanner().plan(TypeText.parseType("record{a: list<list<u64, 65536>, 65536>}")))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("34359738368 bytes");
    }

    @Test
    void refusesAMapThatIsTooDeepAsAListOfPairs() {
        ValueType deep = TypeText.parseType("u8");
        for (int i = 0; i < ValueType.MAX_DEPTH; i++) {
            deep = new MapType(PrimitiveType.U8, deep);
        }
        ValueType deepest = deep;

        assertThatThrownBy(() -> new AbiPlanner().plan(deepest))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("nests as deep as types may");
    }

    @Test
    void plansTypesThatExpandExponentially() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            ValueType variants = TypeText.parseType("u8");
            for (int i = 0; i < ValueType.MAX_DEPTH / 2; i++) {
                variants = new TupleType(List.of(new ListType(variants), new ListType(variants)));
            }

            assertThat(new AbiPlanner().plan(variants).size()).isEqualTo(16);
            assertThat(ResourceSlots.of(variants)).isEmpty();
        });
    }

    @Test
    void refusesValuesLargerThanAMemory() {
        ValueType type = PrimitiveType.U64;
        for (int i = 0; i < 27; i++) {
            type = new TupleType(List.of(type, type));
        }
        ValueType gigabyte = type;

        assertThat(new AbiPlanner().plan(gigabyte).size()).isEqualTo(1 << 30);
        FunctionType function = new FunctionType(
                List.of(new FunctionType.Parameter("a", gigabyte), new FunctionType.Parameter("b", gigabyte)),
                Optional.empty(),
                false);
        assertThatThrownBy(() -> new AbiPlanner().plan(function))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessage("a value takes 2147483648 bytes, and at most 2147483647 are supported");
        assertThatThrownBy(() -> new AbiPlanner().plan(new TupleType(Collections.nCopies(1000, gigabyte))))
                .isInstanceOf(UnsupportedTypeException.class);
    }
}
