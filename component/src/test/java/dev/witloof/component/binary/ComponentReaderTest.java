package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.COMPONENT;
import static dev.witloof.component.binary.Encoder.CORE_INSTANCES;
import static dev.witloof.component.binary.Encoder.CORE_MODULE;
import static dev.witloof.component.binary.Encoder.CUSTOM;
import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.MODULE;
import static dev.witloof.component.binary.Encoder.START;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.VALUES;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.coreFunction;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.library;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.truncate;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreInstanceDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.Producer;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.definition.StartDefinition;
import dev.witloof.component.definition.TypeDefinition;
import dev.witloof.component.definition.ValueDefinition;
import dev.witloof.component.type.PrimitiveType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentReaderTest {
    @Test
    void readsAComponentWithoutContent() {
        ComponentDefinition component = ComponentReader.read(component());

        assertThat(component.definitions()).isEmpty();
        assertThat(component.type().imports()).isEmpty();
        assertThat(component.type().exports()).isEmpty();
    }

    @Test
    void keepsTheOrderOfDefinitionsAcrossSections() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, FUNC),
                section(IMPORTS, named("f", function(0)), named("g", function(0))),
                raw(CORE_MODULE, MODULE),
                section(TYPES, FUNC),
                raw(COMPONENT, component(section(TYPES, FUNC)))));

        assertThat(component.definitions())
                .hasExactlyElementsOfTypes(
                        TypeDefinition.class,
                        ImportDefinition.class,
                        ImportDefinition.class,
                        CoreModuleDefinition.class,
                        TypeDefinition.class,
                        ComponentDefinition.class);
        assertThat(component.definitions()).extracting(Definition::offset).isSorted();
    }

    @Test
    void givesCoreModulesAsTheirBytes() {
        byte[] module = bytes(MODULE, 0, 2, "x");

        ComponentDefinition component = ComponentReader.read(component(raw(CORE_MODULE, module)));

        CoreModuleDefinition definition =
                (CoreModuleDefinition) component.definitions().get(0);
        assertThat(definition.bytes().toByteArray()).isEqualTo(module);
        assertThat(definition.offset()).isEqualTo(10);
    }

    @Test
    void sharesNothingWithTheArrayThatWasRead() {
        byte[] bytes = component(raw(CORE_MODULE, MODULE));

        ComponentDefinition component = ComponentReader.read(bytes);
        bytes[10] = 42;

        CoreModuleDefinition definition =
                (CoreModuleDefinition) component.definitions().get(0);
        assertThat(definition.bytes().toByteArray()).isEqualTo(MODULE);
    }

    @Test
    void readsCoreInstancesOfModulesAndOfExports() {
        ComponentDefinition component = ComponentReader.read(component(
                raw(CORE_MODULE, library(coreFunction(0, 0))),
                section(CORE_INSTANCES, bytes(0, 0, vec())),
                section(Encoder.ALIASES, bytes(0, 0, 1, 0, "f0"), bytes(0, 2, 1, 0, "m")),
                section(
                        CORE_INSTANCES,
                        bytes(1, vec(bytes("f", 0, 0), bytes("m", 2, 0))),
                        bytes(0, 0, vec(bytes("env", 0x12, 0), bytes("", 0x12, 1))))));

        assertThat(component.definitions().get(4))
                .extracting(definition -> ((CoreInstanceDefinition.FromExports) definition).exports())
                .isEqualTo(List.of(
                        new CoreInstanceDefinition.Export("f", new SortIndex(Sort.CORE_FUNCTION, 0)),
                        new CoreInstanceDefinition.Export("m", new SortIndex(Sort.CORE_MEMORY, 0))));
        assertThat(component.definitions().get(5))
                .extracting(definition -> ((CoreInstanceDefinition.Instantiate) definition).arguments())
                .isEqualTo(List.of(
                        new CoreInstanceDefinition.Argument("env", 0), new CoreInstanceDefinition.Argument("", 1)));
    }

    @Test
    void readsValuesAndTheStartFunction() {
        ComponentDefinition component = ComponentReader.read(component(
                section(VALUES, bytes(0x7d, 1, 42)),
                section(TYPES, bytes(0x40, vec(bytes("a", 0x7d)), 0, 0x73)),
                section(IMPORTS, named("f", function(0))),
                raw(START, 0, vec(0), 1)));

        ValueDefinition value = (ValueDefinition) component.definitions().get(0);
        assertThat(value.type()).isEqualTo(PrimitiveType.U8);
        assertThat(value.bytes().toByteArray()).containsExactly(42);
        assertThat((StartDefinition) component.definitions().get(3))
                .extracting(StartDefinition::function, StartDefinition::arguments, StartDefinition::results)
                .containsExactly(0, List.of(0), 1);
    }

    @Test
    void keepsCustomSectionsAndReadsNameAndProducers() {
        ComponentDefinition component = ComponentReader.read(component(
                raw(CUSTOM, "notes", 1, 2, 3),
                raw(CUSTOM, "component-name", 0, bytes(5, "late")),
                raw(CUSTOM, "producers", vec(bytes("language", vec(bytes("C", "17"), bytes("WAT", "")))))));

        assertThat(component.customSections().get(0).name()).isEqualTo("notes");
        assertThat(component.customSections().get(0).data().toByteArray()).containsExactly(1, 2, 3);
        assertThat(ComponentMetadata.of(component).name()).contains("late");
        assertThat(ComponentMetadata.of(component).producers())
                .containsExactly(new Producer("language", "C", "17"), new Producer("language", "WAT", ""));
    }

    @Test
    void takesMalformedNameAndProducersForMissing() {
        ComponentDefinition component = ComponentReader.read(
                component(raw(CUSTOM, "component-name", 0, 90), raw(CUSTOM, "producers", vec("language"))));

        assertThat(ComponentMetadata.of(component).name()).isEmpty();
        assertThat(ComponentMetadata.of(component).producers()).isEmpty();
    }

    @Test
    void saysHowToMakeAComponentOfACoreModule() {
        assertThatThrownBy(() -> ComponentReader.read(MODULE))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("a core module")
                .hasMessageContaining("wasm-tools component new");
    }

    @Test
    void refusesWhatIsNoWebAssembly() {
        assertThatThrownBy(() -> ComponentReader.read(new byte[0])).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> ComponentReader.read(bytes("PK not wasm at all")))
                .hasMessageContaining("\\0asm");
        assertThatThrownBy(() -> ComponentReader.read(bytes(0, 0x61, 0x73, 0x6d, 0x0c, 0, 1, 0)))
                .hasMessageContaining("0x0c000100")
                .hasMessageContaining("0x0d000100");
    }

    @Test
    void tellsOffsetFoundAndWanted() {
        MalformedComponentException error =
                catchThrowableOfType(MalformedComponentException.class, () -> ComponentReader.read(component(raw(13))));

        assertThat(error.offset()).isEqualTo(8);
        assertThat(error.found()).isEqualTo("section 13");
        assertThat(error.wanted()).contains("0 to 12");
        assertThat(error).hasMessageContaining("offset 0x8").hasMessageContaining("section 13");
    }

    @Test
    void refusesSectionsThatAreLongerOrShorterThanTheirContent() {
        assertThatThrownBy(() -> ComponentReader.read(component(raw(TYPES, vec(FUNC), 0))))
                .hasMessageContaining("1 bytes behind the end");
        assertThatThrownBy(() -> ComponentReader.read(component(raw(TYPES, 2, FUNC))))
                .hasMessageContaining("the end of the section");
        byte[] whole = component(section(TYPES, FUNC));
        assertThatThrownBy(() -> ComponentReader.read(truncate(whole, whole.length - 1)))
                .isInstanceOf(MalformedComponentException.class);
    }

    @Test
    void refusesIndicesOutOfRangeWithTheirSort() {
        assertThatThrownBy(() -> ComponentReader.read(component(section(IMPORTS, named("f", function(7))))))
                .hasMessageContaining("type 7")
                .hasMessageContaining("of which there are 0");
        assertThatThrownBy(() -> ComponentReader.read(component(section(CORE_INSTANCES, bytes(0, 3, vec())))))
                .hasMessageContaining("core module 3");
    }

    @Test
    void refusesNumbersThatAreTooLong() {
        byte[] sixBytes = bytes(0x80, 0x80, 0x80, 0x80, 0x80, 0);
        byte[] over32Bits = bytes(0xff, 0xff, 0xff, 0xff, 0x1f);

        assertThatThrownBy(() -> ComponentReader.read(component(raw(TYPES, sixBytes))))
                .hasMessageContaining("more than 32 bits");
        assertThatThrownBy(() -> ComponentReader.read(component(raw(TYPES, over32Bits))))
                .hasMessageContaining("more than 32 bits");
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        assertThatThrownBy(() -> ComponentReader.read(component(raw(CUSTOM, 2, 0xc3, 0x28))))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> ComponentReader.read(component(raw(CUSTOM, 3, 0xed, 0xa0, 0x80))))
                .as("an encoded surrogate")
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesACoreModuleOfAnotherLayerInsideAComponent() {
        assertThatThrownBy(() -> ComponentReader.read(component(raw(CORE_MODULE, component()))))
                .hasMessageContaining("do not start as a core module");
    }
}
