package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.ALIASES;
import static dev.witloof.component.binary.Encoder.CANONS;
import static dev.witloof.component.binary.Encoder.CORE_INSTANCES;
import static dev.witloof.component.binary.Encoder.CORE_MODULE;
import static dev.witloof.component.binary.Encoder.CORE_TYPES;
import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.RESOURCE;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.consumer;
import static dev.witloof.component.binary.Encoder.coreFunction;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.library;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.producer;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.resource;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.definition.CanonBuiltin;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.StringEncoding;
import dev.witloof.component.type.TypeText;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CanonicalDefinitionsTest {
    /**
     * Core functions 0 {@code realloc}, 1 of two parameters, 2 of a result, 3 of neither, 4 of a parameter; memory 0, table 0,
     * core type 0 a function, type 0 {@code func(a: string)}, 1 {@code func() ->
     * string}, 2 {@code func()}, 3 an imported resource, 4 one that the component defines, 5 a stream, 6 a future; functions 0
     * to 2 imported of types 0 to 2.
     */
    private static ComponentDefinition with(byte[]... canons) {
        return ComponentReader.read(component(
                raw(
                        CORE_MODULE,
                        library(
                                coreFunction(4, 1),
                                coreFunction(2, 0),
                                coreFunction(0, 1),
                                coreFunction(0, 0),
                                coreFunction(1, 0))),
                section(CORE_INSTANCES, bytes(0, 0, vec())),
                section(
                        ALIASES,
                        bytes(0, 0, 1, 0, "f0"),
                        bytes(0, 0, 1, 0, "f1"),
                        bytes(0, 0, 1, 0, "f2"),
                        bytes(0, 0, 1, 0, "f3"),
                        bytes(0, 0, 1, 0, "f4"),
                        bytes(0, 2, 1, 0, "m"),
                        bytes(0, 1, 1, 0, "t")),
                section(CORE_TYPES, bytes(0x60, vec(), vec())),
                section(TYPES, consumer("a", 0x73), producer(0x73), FUNC),
                section(IMPORTS, named("f", function(0)), named("g", function(1)), named("h", function(2))),
                section(IMPORTS, named("r", resource())),
                section(TYPES, RESOURCE, bytes(0x66, 0), bytes(0x65, 1, 0x7d)),
                section(CANONS, (Object[]) canons)));
    }

    private static Definition last(ComponentDefinition component) {
        return component.definitions().get(component.definitions().size() - 1);
    }

    @Test
    void readsALiftWithItsOptionsAndType() {
        CanonDefinition.Lift lift =
                (CanonDefinition.Lift) last(with(bytes(0, 0, 1, vec(2, bytes(3, 0), bytes(4, 0), bytes(5, 3)), 0)));

        assertThat(lift.function()).isEqualTo(1);
        assertThat(lift.options())
                .isEqualTo(new CanonicalOptions(
                        StringEncoding.LATIN1_UTF16,
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        OptionalInt.of(3),
                        false,
                        OptionalInt.empty()));
        assertThat(TypeText.print(lift.type())).isEqualTo("func(a: string)");
    }

    @Test
    void readsALowerWithItsOptionsAndType() {
        CanonDefinition.Lower lower = (CanonDefinition.Lower) last(with(bytes(1, 0, 0, vec(bytes(3, 0), 1))));

        assertThat(lower.function()).isZero();
        assertThat(lower.options().stringEncoding()).isEqualTo(StringEncoding.UTF16);
        assertThat(lower.options().realloc()).isEmpty();
        assertThat(TypeText.print(lower.type())).isEqualTo("func(a: string)");
    }

    @Test
    void addsLiftedFunctionsToTheFunctionsAndOthersToTheCoreFunctions() {
        ComponentDefinition component =
                with(bytes(0, 0, 3, vec(), 2), bytes(1, 0, 3, vec()), bytes(1, 0, 3, vec()), bytes(0, 0, 6, vec(), 2));

        assertThat(component.types().functions()).hasSize(5);
        assertThat(((CanonDefinition.Lift) last(component)).function()).isEqualTo(6);
    }

    @Test
    void readsResourceBuiltins() {
        List<Definition> definitions =
                with(bytes(2, 4), bytes(3, 3), bytes(3, 4), bytes(4, 4)).definitions();

        assertThat(definitions.subList(definitions.size() - 4, definitions.size()))
                .hasExactlyElementsOfTypes(
                        CanonDefinition.ResourceNew.class,
                        CanonDefinition.ResourceDrop.class,
                        CanonDefinition.ResourceDrop.class,
                        CanonDefinition.ResourceRep.class);
    }

    @Test
    void refusesTheRepresentationOfImportedResources() {
        assertThatThrownBy(() -> with(bytes(2, 3))).hasMessageContaining("a resource that this component defines");
        assertThatThrownBy(() -> with(bytes(4, 3))).hasMessageContaining("a resource that this component defines");
    }

    @Test
    void refusesFunctionsInMemoryWithoutTheOptionsForIt() {
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(), 0))).hasMessageContaining("`memory`");
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(bytes(3, 0)), 0))).hasMessageContaining("`realloc`");
        assertThat(last(with(bytes(0, 0, 2, vec(bytes(3, 0)), 1)))).isInstanceOf(CanonDefinition.Lift.class);
        assertThatThrownBy(() -> with(bytes(1, 0, 0, vec()))).hasMessageContaining("`memory`");
        assertThatThrownBy(() -> with(bytes(1, 0, 1, vec(bytes(3, 0))))).hasMessageContaining("`realloc`");
    }

    @Test
    void refusesOptionsThatContradictEachOther() {
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(0, 1), 2))).hasMessageContaining("second time");
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(bytes(3, 0), bytes(3, 0)), 2)))
                .hasMessageContaining("second time");
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(bytes(4, 0)), 2)))
                .hasMessageContaining("`realloc` without `memory`");
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(bytes(7, 0)), 2)))
                .hasMessageContaining("`callback` without `async`");
        assertThatThrownBy(() -> with(bytes(0, 0, 3, vec(6, bytes(5, 3)), 2))).hasMessageContaining("`post-return`");
        assertThatThrownBy(() -> with(bytes(0, 0, 0, vec(8), 2))).hasMessageContaining("0x08");
        assertThatThrownBy(() -> with(bytes(1, 0, 2, vec(bytes(5, 0))))).hasMessageContaining("lifted functions only");
    }

    @Test
    void refusesFunctionsOfOtherCoreTypesThanTheOnesWanted() {
        assertRule(Rule.LIFT_SIGNATURE, bytes(0, 0, 2, vec(), 2))
                .hasMessageContaining("found a lift of a core function of type (func (result i32)) to func()")
                .hasMessageContaining("wanted one of type (func)");
        assertRule(Rule.OPTION_SIGNATURE, bytes(0, 0, 1, vec(bytes(3, 0), bytes(4, 1)), 0))
                .hasMessageContaining("as `realloc`");
        assertRule(Rule.OPTION_SIGNATURE, bytes(0, 0, 2, vec(bytes(3, 0), bytes(5, 3)), 1))
                .hasMessageContaining("found a function of type (func) as `post-return`, wanted (func (param i32))");
        assertThat(last(with(bytes(0, 0, 2, vec(bytes(3, 0), bytes(5, 4)), 1))))
                .isInstanceOf(CanonDefinition.Lift.class);
    }

    @Test
    void refusesAsynchronousOptionsOnFunctionsThatAreNotAsync() {
        assertRule(Rule.OPTION_PLACE, bytes(0, 0, 3, vec(6), 2)).hasMessageContaining("an async func");
        assertRule(Rule.OPTION_PLACE, bytes(1, 0, 2, vec(6))).hasMessageContaining("an async func");
    }

    @Test
    void givesLoweredFunctionsAndBuiltinsTheirCoreTypes() {
        // Core function 5 is the lowered `func()`, so that it can be lifted again as such, and as nothing else.
        assertThat(last(with(bytes(1, 0, 2, vec()), bytes(0, 0, 5, vec(), 2))))
                .isInstanceOf(CanonDefinition.Lift.class);
        assertRule(Rule.LIFT_SIGNATURE, bytes(1, 0, 2, vec()), bytes(0, 0, 5, vec(bytes(3, 0)), 1));
        // resource.drop takes an i32.
        assertRule(Rule.LIFT_SIGNATURE, bytes(3, 3), bytes(0, 0, 5, vec(), 2)).hasMessageContaining("(param i32)");
    }

    private static AbstractThrowableAssert<?, ?> assertRule(Rule rule, byte[]... canons) {
        return assertThatThrownBy(() -> with(canons))
                .isInstanceOfSatisfying(MalformedComponentException.class, e -> assertThat(e.rule())
                        .isEqualTo(rule));
    }

    @ParameterizedTest
    @EnumSource(CanonBuiltin.class)
    void readsEveryBuiltin(CanonBuiltin builtin) {
        byte[] encoded = bytes(builtin.opcode());
        for (CanonBuiltin.Immediate immediate : builtin.immediates()) {
            encoded = bytes(
                    encoded,
                    switch (immediate) {
                        case FLAG, SLOT -> bytes(1);
                        case STREAM -> bytes(5);
                        case FUTURE -> bytes(6);
                        case RESULT -> bytes(0, 0x7d);
                        case OPTIONS -> vec(bytes(3, 0));
                        case MEMORY, CORE_TYPE, TABLE -> bytes(0);
                        case SLOT_TYPE -> bytes(0x7f);
                    });
        }

        CanonDefinition.Builtin read = (CanonDefinition.Builtin) last(with(encoded));

        assertThat(read.builtin()).isEqualTo(builtin);
        assertThat(read.flag()).isEqualTo(builtin.immediates().contains(CanonBuiltin.Immediate.FLAG));
        assertThat(read.type().isPresent())
                .isEqualTo(builtin.immediates().stream()
                        .anyMatch(each -> each == CanonBuiltin.Immediate.STREAM
                                || each == CanonBuiltin.Immediate.FUTURE
                                || each == CanonBuiltin.Immediate.RESULT));
    }

    @Test
    void refusesUnknownDefinitionsAndWrongImmediates() {
        assertThatThrownBy(() -> with(bytes(0x70))).hasMessageContaining("a canonical definition");
        assertThatThrownBy(() -> with(bytes(0x0e, 6))).hasMessageContaining("the type of a stream");
        assertThatThrownBy(() -> with(bytes(0x0a, 0x7f, 2))).hasMessageContaining("slot 0 or 1");
        assertThatThrownBy(() -> with(bytes(0x0a, 0x7d, 0))).hasMessageContaining("i32 or i64");
    }
}
