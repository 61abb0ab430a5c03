package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.ALIASES;
import static dev.witloof.component.binary.Encoder.COMPONENT;
import static dev.witloof.component.binary.Encoder.CORE_INSTANCES;
import static dev.witloof.component.binary.Encoder.CORE_MODULE;
import static dev.witloof.component.binary.Encoder.CORE_TYPES;
import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.MODULE;
import static dev.witloof.component.binary.Encoder.RESOURCE;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.alias;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.coreFunction;
import static dev.witloof.component.binary.Encoder.declareExport;
import static dev.witloof.component.binary.Encoder.declareType;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.instanceOf;
import static dev.witloof.component.binary.Encoder.instanceType;
import static dev.witloof.component.binary.Encoder.library;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreLimits;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.CoreTypeDefinition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.Sort;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AliasesTest {
    private static final int TYPE = 3;

    @Test
    void resolvesExportsOfInstances() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, instanceType(declareType(FUNC), declareExport("f", function(0)))),
                section(IMPORTS, named("i", instanceOf(0))),
                section(ALIASES, alias(1, 0, "f"))));

        assertThat(component.definitions().get(2))
                .isEqualTo(new AliasDefinition.InstanceExport(
                        component.definitions().get(2).offset(), Sort.FUNCTION, 0, "f"));
        assertThat(component.types().functions()).hasSize(1);
    }

    @Test
    void refusesExportsThatAnInstanceDoesNotHave() {
        assertThatThrownBy(() -> aliasOf(alias(1, 0, "g"))).hasMessageContaining("does not export");
        assertThatThrownBy(() -> aliasOf(alias(TYPE, 0, "f"))).hasMessageContaining("exports as a func");
    }

    @Test
    void resolvesExportsOfCoreInstances() {
        ComponentDefinition component = ComponentReader.read(component(
                raw(CORE_MODULE, library(coreFunction(0, 0))),
                section(CORE_INSTANCES, bytes(0, 0, vec())),
                section(ALIASES, bytes(0, 1, 1, 0, "t"), bytes(0, 3, 1, 0, "g"), bytes(0, 4, 1, 0, "e"))));

        assertThat(component.definitions().subList(2, 5))
                .extracting(alias -> ((AliasDefinition.CoreInstanceExport) alias).sort())
                .containsExactly(Sort.CORE_TABLE, Sort.CORE_GLOBAL, Sort.CORE_TAG);
    }

    @Test
    void refusesExportsThatACoreInstanceOfExportsDoesNotHave() {
        assertThatThrownBy(() -> ComponentReader.read(
                        component(section(CORE_INSTANCES, bytes(1, vec())), section(ALIASES, bytes(0, 0, 1, 0, "f")))))
                .hasMessageContaining("core instance 0 does not export");
    }

    @Test
    void refusesExportsThatAnInstanceOfACoreModuleDoesNotHave() {
        assertThatThrownBy(() -> ofLibrary(bytes(0, 0, 1, 0, "f1")))
                .hasMessageContaining("does not export as a core func");
        assertThatThrownBy(() -> ofLibrary(bytes(0, 4, 1, 0, "f0")))
                .isInstanceOfSatisfying(MalformedComponentException.class, e -> assertThat(e.rule())
                        .isEqualTo(Rule.ALIAS_EXPORT))
                .hasMessageContaining("does not export as a core tag");
    }

    private static ComponentDefinition ofLibrary(byte[] alias) {
        return ComponentReader.read(component(
                raw(CORE_MODULE, library(coreFunction(0, 0))),
                section(CORE_INSTANCES, bytes(0, 0, vec())),
                section(ALIASES, alias)));
    }

    @Test
    void namesThatWouldDriveATerminalAreMadePrintable() {
        assertThatThrownBy(() -> ComponentReader.read(component(
                        section(CORE_INSTANCES, bytes(1, vec())),
                        section(ALIASES, bytes(0, 0, 1, 0, "\u001b[2J\nall is well \u202e")))))
                .hasMessageContaining("`\\u{1b}[2J\\u{a}all is well \\u{202e}`")
                .message()
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void resolvesOuterDefinitions() {
        byte[] inner = component(section(
                ALIASES, bytes(0, 0x11, 2, 1, 0), bytes(4, 2, 1, 0), bytes(TYPE, 2, 1, 0), bytes(TYPE, 2, 0, 0)));

        ComponentDefinition component = ComponentReader.read(component(
                raw(CORE_MODULE, MODULE),
                raw(COMPONENT, component()),
                section(TYPES, bytes(0x70, 0x7d)),
                raw(COMPONENT, inner)));

        ComponentDefinition nested =
                (ComponentDefinition) component.definitions().get(3);
        assertThat(nested.definitions())
                .extracting(alias -> ((AliasDefinition.Outer) alias).sort())
                .containsExactly(Sort.CORE_MODULE, Sort.COMPONENT, Sort.TYPE, Sort.TYPE);
        assertThat(nested.definitions())
                .extracting(alias -> ((AliasDefinition.Outer) alias).count())
                .containsExactly(1, 1, 1, 0);
        assertThat(nested.types().types()).hasSize(2);
    }

    @Test
    void refusesOuterAliasesOfResourcesAcrossComponents() {
        byte[] inner = component(section(ALIASES, bytes(TYPE, 2, 1, 1)));

        assertThatThrownBy(() -> ComponentReader.read(
                        component(section(TYPES, RESOURCE, bytes(0x69, 0)), raw(COMPONENT, inner))))
                .hasMessageContaining("a type without resources");
    }

    @Test
    void refusesOuterAliasesThatGoTooFarOrOfOtherSorts() {
        assertThatThrownBy(() -> ComponentReader.read(component(section(ALIASES, bytes(TYPE, 2, 1, 0)))))
                .hasMessageContaining("1 levels outward");
        assertThatThrownBy(() -> ComponentReader.read(component(section(ALIASES, bytes(1, 2, 0, 0)))))
                .hasMessageContaining("an outer alias of a func");
        assertThatThrownBy(() -> ComponentReader.read(component(section(ALIASES, bytes(6, 2, 0, 0)))))
                .hasMessageContaining("a sort: 0x00 to 0x05");
    }

    @Test
    void readsTypesOfCoreModules() {
        byte[] module = bytes(
                0x50,
                vec(
                        bytes(1, 0x60, vec(0x7f), vec(0x7e)),
                        bytes(0, "env", "f", 0, 0),
                        bytes(0, "env", "t", 1, 0x70, 1, 2, 9),
                        bytes(3, "m", 2, 0, 1),
                        bytes(3, "g", 3, 0x7d, 1),
                        bytes(3, "e", 4, 0, 0)));

        ComponentDefinition component = ComponentReader.read(
                component(section(CORE_TYPES, module), section(IMPORTS, named("m", bytes(0, 0x11, 0)))));

        CoreType.Module type =
                (CoreType.Module) ((CoreTypeDefinition) component.definitions().get(0)).type();
        CoreType.Function function = new CoreType.Function(List.of("i32"), List.of("i64"));
        assertThat(type.imports())
                .containsExactly(
                        new CoreType.Import("env", "f", new CoreExternal.Function(function)),
                        new CoreType.Import(
                                "env",
                                "t",
                                new CoreExternal.Table("funcref", new CoreLimits(2, OptionalLong.of(9), false))));
        assertThat(type.exports())
                .extracting(each -> each.type().text())
                .containsExactly("(memory 1)", "(global (mut f32))", "(tag (func (param i32) (result i64)))");
        assertThat(((ImportDefinition) component.definitions().get(1)).type()).isEqualTo(new ExternType.Module(type));
    }

    @Test
    void readsCoreTypesOfAllForms() {
        ComponentDefinition component = ComponentReader.read(component(section(
                CORE_TYPES,
                bytes(0x60, vec(0x7f, bytes(0x63, 0x70), bytes(0x64, 0)), vec(0x7b)),
                bytes(0x4e, vec(bytes(0x5f, vec(bytes(0x78, 1))), bytes(0x4f, vec(), 0x5e, 0x77, 0))),
                bytes(0, 0x50, vec(0), 0x60, vec(), vec()))));

        assertThat(component.definitions())
                .extracting(each -> ((CoreTypeDefinition) each).type())
                .containsExactly(
                        new CoreType.Function(List.of("i32", "(ref null func)", "(ref 0)"), List.of("v128")),
                        new CoreType.Aggregate("struct"),
                        new CoreType.Aggregate("array"),
                        new CoreType.Function(List.of(), List.of()));
    }

    private static ComponentDefinition aliasOf(byte[] alias) {
        return ComponentReader.read(component(
                section(TYPES, instanceType(declareType(FUNC), declareExport("f", function(0)))),
                section(IMPORTS, named("i", instanceOf(0))),
                section(ALIASES, alias)));
    }
}
