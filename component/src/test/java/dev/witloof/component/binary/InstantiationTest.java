package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.ALIASES;
import static dev.witloof.component.binary.Encoder.COMPONENT;
import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.INSTANCES;
import static dev.witloof.component.binary.Encoder.RESOURCE;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.componentOf;
import static dev.witloof.component.binary.Encoder.componentType;
import static dev.witloof.component.binary.Encoder.consumer;
import static dev.witloof.component.binary.Encoder.declareExport;
import static dev.witloof.component.binary.Encoder.declareImport;
import static dev.witloof.component.binary.Encoder.declareType;
import static dev.witloof.component.binary.Encoder.equalTo;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.instanceOf;
import static dev.witloof.component.binary.Encoder.instanceType;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.resource;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.InstanceDefinition;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import org.junit.jupiter.api.Test;

class InstantiationTest {
    private static final int FUNCTION = 1;
    private static final int TYPE = 3;
    private static final int INSTANCE = 5;

    /** {@code import f: func(a: u8)}. */
    private static final byte[] IMPORTS_F =
            component(section(TYPES, consumer("a", 0x7d)), section(IMPORTS, named("f", function(0))));

    /** {@code import r: resource; import f: func(a: own<r>)}. */
    private static final byte[] IMPORTS_RESOURCE = component(
            section(IMPORTS, named("r", resource())),
            section(TYPES, bytes(0x69, 0), consumer("a", 1)),
            section(IMPORTS, named("f", function(2))));

    @Test
    void readsArgumentsWithTheirSorts() {
        ComponentDefinition component =
                with(consumer("a", 0x7d), IMPORTS_F, bytes("f", FUNCTION, 0), bytes("more", TYPE, 0));

        InstanceDefinition.Instantiate instance =
                (InstanceDefinition.Instantiate) component.definitions().get(3);
        assertThat(instance.component()).isZero();
        assertThat(instance.arguments())
                .containsExactly(
                        new InstanceDefinition.Argument("f", new SortIndex(Sort.FUNCTION, 0)),
                        new InstanceDefinition.Argument("more", new SortIndex(Sort.TYPE, 0)));
    }

    @Test
    void refusesAMissingArgument() {
        assertThatThrownBy(() -> with(FUNC, IMPORTS_F)).hasMessageContaining("an argument for its import `f`");
    }

    @Test
    void refusesAnArgumentOfAnotherTypeAndShowsWhereTheyDiffer() {
        assertThatThrownBy(() -> with(consumer("a", 0x73), IMPORTS_F, bytes("f", FUNCTION, 0)))
                .hasMessageContaining("found argument `f`, parameter `a`: string, wanted u8");
    }

    @Test
    void refusesAnArgumentOfAnotherSort() {
        assertThatThrownBy(() -> with(FUNC, IMPORTS_F, bytes("f", TYPE, 0)))
                .hasMessageContaining("argument `f`, a type");
    }

    @Test
    void refusesAnArgumentGivenTwice() {
        assertThatThrownBy(() -> with(consumer("a", 0x7d), IMPORTS_F, bytes("f", FUNCTION, 0), bytes("f", FUNCTION, 0)))
                .hasMessageContaining("`f` for the second time");
    }

    @Test
    void putsTheGivenResourceInThePlaceOfTheImportedOne() {
        assertThat(given(bytes("r", TYPE, 0), bytes("f", FUNCTION, 0)).definitions())
                .hasSize(7);
        assertThatThrownBy(() -> given(bytes("r", TYPE, 1), bytes("f", FUNCTION, 0)))
                .hasMessageContaining(
                        "argument `f`, parameter `a`: own of another resource, r, wanted own of the resource s");
    }

    @Test
    void acceptsAnInstanceThatExportsMoreAndRefusesLess() {
        byte[] wanting = component(
                section(TYPES, instanceType(declareType(FUNC), declareExport("f", function(0)))),
                section(IMPORTS, named("i", instanceOf(0))));

        assertThat(instance(wanting, bytes(0, "g", FUNCTION, 0), bytes(0, "f", FUNCTION, 0))
                        .definitions())
                .hasSize(5);
        assertThatThrownBy(() -> instance(wanting, bytes(0, "g", FUNCTION, 0)))
                .hasMessageContaining("argument `i` without export `f`");
    }

    @Test
    void wantsTypesWithEqualBoundsToBeEqual() {
        byte[] wanting = component(section(IMPORTS, named("a", resource()), named("b", equalTo(0))));
        Object[] resources = {RESOURCE, RESOURCE};

        assertThat(ComponentReader.read(component(
                                section(TYPES, resources),
                                raw(COMPONENT, wanting),
                                section(INSTANCES, bytes(0, 0, vec(bytes("a", TYPE, 1), bytes("b", TYPE, 1))))))
                        .definitions())
                .hasSize(4);
        assertThatThrownBy(() -> ComponentReader.read(component(
                        section(TYPES, resources),
                        raw(COMPONENT, wanting),
                        section(INSTANCES, bytes(0, 0, vec(bytes("a", TYPE, 1), bytes("b", TYPE, 0)))))))
                .hasMessageContaining("argument `b`: the resource type");
    }

    @Test
    void comparesComponentsByWhatTheyNeedAndGive() {
        byte[] wanting = component(
                section(
                        TYPES,
                        componentType(
                                declareImport("r", resource()),
                                declareType(FUNC),
                                declareImport("f", function(1)),
                                declareExport("s", equalTo(0)))),
                section(IMPORTS, named("c", componentOf(0))));
        byte[] fitting = component(
                section(IMPORTS, named("r", resource())), section(Encoder.EXPORTS, Encoder.export("s", TYPE, 0)));
        byte[] other = component(section(TYPES, RESOURCE), section(Encoder.EXPORTS, Encoder.export("s", TYPE, 0)));
        byte[] needing = component(section(IMPORTS, named("x", resource())));

        assertThat(giving(wanting, fitting).definitions()).hasSize(3);
        assertThatThrownBy(() -> giving(wanting, other)).hasMessageContaining("export `s` of argument `c`");
        assertThatThrownBy(() -> giving(wanting, needing)).hasMessageContaining("which imports `x`");
    }

    @Test
    void typesWhatANestedComponentExports() {
        byte[] nested = component(
                section(TYPES, FUNC),
                section(IMPORTS, named("f", function(0))),
                section(Encoder.EXPORTS, Encoder.export("g", FUNCTION, 0)));

        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, FUNC),
                section(IMPORTS, named("f", function(0))),
                raw(COMPONENT, nested),
                section(INSTANCES, bytes(0, 0, vec(bytes("f", FUNCTION, 0)))),
                section(ALIASES, Encoder.alias(FUNCTION, 0, "g"))));

        assertThat(component.types().functions()).hasSize(2);
        assertThat(component.types().instances().get(0).exports()).containsOnlyKeys("g");
    }

    private static ComponentDefinition with(byte[] function, byte[] nested, Object... arguments) {
        return ComponentReader.read(component(
                section(TYPES, function),
                section(IMPORTS, named("f", function(0))),
                raw(COMPONENT, nested),
                section(INSTANCES, bytes(0, 0, vec(arguments)))));
    }

    /** Types 0 and 1 are imported resources, function 0 takes the first. */
    private static ComponentDefinition given(Object... arguments) {
        return ComponentReader.read(component(
                section(IMPORTS, named("r", resource()), named("s", resource())),
                section(TYPES, bytes(0x69, 0), consumer("a", 2)),
                section(IMPORTS, named("f", function(3))),
                raw(COMPONENT, IMPORTS_RESOURCE),
                section(INSTANCES, bytes(0, 0, vec(arguments)))));
    }

    private static ComponentDefinition instance(byte[] wanting, Object... exports) {
        return ComponentReader.read(component(
                section(TYPES, FUNC),
                section(IMPORTS, named("f", function(0))),
                raw(COMPONENT, wanting),
                section(INSTANCES, bytes(1, vec(exports)), bytes(0, 0, vec(bytes("i", INSTANCE, 0))))));
    }

    private static ComponentDefinition giving(byte[] wanting, byte[] given) {
        return ComponentReader.read(component(
                raw(COMPONENT, wanting),
                raw(COMPONENT, given),
                section(INSTANCES, bytes(0, 0, vec(bytes("c", 4, 1))))));
    }
}
