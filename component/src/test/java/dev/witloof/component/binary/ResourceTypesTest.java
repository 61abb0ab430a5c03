package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.ALIASES;
import static dev.witloof.component.binary.Encoder.CANONS;
import static dev.witloof.component.binary.Encoder.COMPONENT;
import static dev.witloof.component.binary.Encoder.CORE_INSTANCES;
import static dev.witloof.component.binary.Encoder.CORE_MODULE;
import static dev.witloof.component.binary.Encoder.EXPORTS;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.INSTANCES;
import static dev.witloof.component.binary.Encoder.RESOURCE;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.alias;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.consumer;
import static dev.witloof.component.binary.Encoder.coreFunction;
import static dev.witloof.component.binary.Encoder.declareExport;
import static dev.witloof.component.binary.Encoder.declareType;
import static dev.witloof.component.binary.Encoder.equalTo;
import static dev.witloof.component.binary.Encoder.export;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.instanceOf;
import static dev.witloof.component.binary.Encoder.instanceType;
import static dev.witloof.component.binary.Encoder.library;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.resource;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.ComponentInterfaces;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExportDefinition;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.InstanceDefinition;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.TypeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResourceTypesTest {
    private static final int TYPE = 3;
    private static final int INSTANCE = 5;

    /** {@code interface { resource r; f: func(a: own<r>); }}. */
    private static final byte[] INTERFACE = instanceType(
            declareExport("r", resource()),
            declareType(0x69, 0),
            declareType(consumer("a", 1)),
            declareExport("f", function(2)));

    /** A component that defines a resource and exports it as {@code r}. */
    private static final byte[] DEFINING = component(section(TYPES, RESOURCE), section(EXPORTS, export("r", TYPE, 0)));

    /** What wit-component puts an exported interface into: imports of types, exports under other names. */
    private static final byte[] WRAPPER = component(
            section(IMPORTS, named("import-type-r", resource())),
            section(TYPES, bytes(0x69, 0), consumer("a", 1)),
            section(IMPORTS, named("import-func-f", function(2))),
            section(EXPORTS, export("r", TYPE, 0)),
            section(TYPES, bytes(0x69, 3), consumer("a", 4)),
            section(EXPORTS, bytes(0, "f", 1, 0, 1, function(5))));

    @Test
    void namesAnImportedResourceAfterItsInterface() {
        ComponentDefinition component = ComponentReader.read(
                component(section(TYPES, INTERFACE), section(IMPORTS, named("a:b/c", instanceOf(0)))));

        List<ResourcePath> introduced =
                ((ImportDefinition) component.definitions().get(1)).introduced();
        assertThat(introduced).extracting(ResourcePath::path).containsExactly(List.of("r"));
        ResourceType resource = introduced.get(0).resource();
        assertThat(resource.interfaceId()).contains("a:b/c");
        assertThat(resource.name()).isEqualTo("r");
        assertThat(component.type().importedResources())
                .containsExactly(new ResourcePath(List.of("a:b/c", "r"), resource));
    }

    @Test
    void givesEveryImportOfOneTypeResourcesOfItsOwn() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, INTERFACE),
                section(IMPORTS, named("one", instanceOf(0)), named("two", instanceOf(0))),
                section(ALIASES, alias(TYPE, 0, "r"), alias(TYPE, 0, "r"), alias(TYPE, 1, "r"))));

        assertThat(resourceAt(component, 1)).isSameAs(resourceAt(component, 2));
        assertThat(resourceAt(component, 1)).isNotSameAs(resourceAt(component, 3));
    }

    @Test
    void bindsFunctionsToTheResourceOfTheirInstance() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, INTERFACE),
                section(IMPORTS, named("one", instanceOf(0)), named("two", instanceOf(0))),
                section(ALIASES, alias(TYPE, 1, "r"), alias(1, 1, "f"))));

        assertThat(component.types().functions().get(0).parameters().get(0).type())
                .isEqualTo(new OwnType(resourceAt(component, 1)));
    }

    @Test
    void knowsAResourceThatAnotherInterfaceUses() {
        byte[] using = instanceType(bytes(2, TYPE, 2, 1, 1), declareExport("mine", equalTo(0)));

        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, INTERFACE),
                section(IMPORTS, named("a:b/c", instanceOf(0))),
                section(ALIASES, alias(TYPE, 0, "r")),
                section(TYPES, using),
                section(IMPORTS, named("a:b/d", instanceOf(2)))));

        InterfaceType user = ComponentInterfaces.of(component.type()).imported("a:b/d");
        assertThat(user.resources()).isEmpty();
        assertThat(user.usedResources()).containsEntry("mine", resourceAt(component, 1));
    }

    @Test
    void namesADefinedResourceAfterTheExportThatNamesIt() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, RESOURCE),
                section(INSTANCES, bytes(1, vec(bytes(0, "counter", TYPE, 0)))),
                section(EXPORTS, export("a:b/counters", INSTANCE, 0), export("again", TYPE, 0))));

        assertThat(resourceAt(component, 0)).hasToString("a:b/counters.counter");
        assertThat(component.type().exportedResources())
                .containsExactly(new ResourcePath(List.of("a:b/counters", "counter"), resourceAt(component, 0)));
    }

    @Test
    void seesThroughTheComponentThatWrapsAnExportedInterface() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, INTERFACE),
                section(IMPORTS, named("a:b/source", instanceOf(0))),
                section(ALIASES, alias(TYPE, 0, "r"), alias(1, 0, "f")),
                raw(COMPONENT, WRAPPER),
                section(INSTANCES, bytes(0, 0, vec(bytes("import-type-r", TYPE, 1), bytes("import-func-f", 1, 0)))),
                section(EXPORTS, export("a:b/wrapped", INSTANCE, 1))));

        InterfaceType wrapped = ComponentInterfaces.of(component.type()).exported("a:b/wrapped");
        assertThat(wrapped.usedResources()).containsEntry("r", resourceAt(component, 1));
        assertThat(wrapped.function("f").parameters().get(0).type()).isEqualTo(new OwnType(resourceAt(component, 1)));
        assertThat(component.type().exportedResources()).isEmpty();
    }

    @Test
    void namesADefinedResourceThroughTheComponentThatWrapsIt() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, RESOURCE, bytes(0x69, 0), consumer("a", 1)),
                raw(CORE_MODULE, library(coreFunction(1, 0))),
                section(CORE_INSTANCES, bytes(0, 0, vec())),
                section(ALIASES, bytes(0, 0, 1, 0, "f0")),
                section(CANONS, bytes(0, 0, 0, vec(), 2)),
                raw(COMPONENT, WRAPPER),
                section(INSTANCES, bytes(0, 0, vec(bytes("import-type-r", TYPE, 0), bytes("import-func-f", 1, 0)))),
                section(EXPORTS, export("a:b/wrapped", INSTANCE, 0))));

        assertThat(TypeText.print(ComponentInterfaces.of(component.type()).exported("a:b/wrapped")))
                .isEqualTo("interface a:b/wrapped\nresource r\nfunc f(a: own<$r>)\n");
        assertThat(resourceAt(component, 0)).hasToString("a:b/wrapped.r");
    }

    @Test
    void makesNewResourceTypesWithEveryInstance() {
        ComponentDefinition component = ComponentReader.read(component(
                raw(COMPONENT, DEFINING),
                section(INSTANCES, bytes(0, 0, vec()), bytes(0, 0, vec())),
                section(ALIASES, alias(TYPE, 0, "r"), alias(TYPE, 1, "r")),
                section(EXPORTS, export("a:b/first", INSTANCE, 0), export("second", TYPE, 1))));

        InstanceDefinition.Instantiate first =
                (InstanceDefinition.Instantiate) component.definitions().get(1);
        assertThat(first.introduced()).containsExactly(new ResourcePath(List.of("r"), resourceAt(component, 0)));
        assertThat(resourceAt(component, 0)).isNotSameAs(resourceAt(component, 1));
        assertThat(resourceAt(component, 0)).hasToString("a:b/first.r");
        assertThat(resourceAt(component, 1)).hasToString("second");
        ComponentDefinition nested =
                (ComponentDefinition) component.definitions().get(0);
        assertThat(resourceAt(nested, 0)).isNotSameAs(resourceAt(component, 0)).hasToString("r");
    }

    @Test
    void hidesWhichResourceAnExportWithAnAbstractTypeIs() {
        ComponentDefinition component = ComponentReader.read(
                component(section(TYPES, RESOURCE), section(EXPORTS, bytes(0, "r", TYPE, 0, 1, resource()))));

        ExportDefinition export = (ExportDefinition) component.definitions().get(1);
        assertThat(resourceAt(component, 1))
                .isNotSameAs(resourceAt(component, 0))
                .hasToString("r");
        assertThat(export.introduced()).containsExactly(new ResourcePath(List.of(), resourceAt(component, 1)));
        assertThat(component.type().exportedResources())
                .containsExactly(new ResourcePath(List.of("r"), resourceAt(component, 1)));
    }

    @Test
    void remembersTheDestructor() {
        ComponentDefinition component = ComponentReader.read(component(
                section(IMPORTS, named("r", resource())),
                section(CANONS, bytes(3, 0)),
                section(TYPES, bytes(0x3f, 0x7f, 1, 0))));

        assertThat(component.definitions().get(2)).hasFieldOrPropertyWithValue("destructor", OptionalInt.of(0));
    }

    @Test
    void refusesExportsOfHiddenResources() {
        assertThatThrownBy(() -> ComponentReader.read(
                        component(section(TYPES, RESOURCE, bytes(0x69, 0)), section(EXPORTS, export("t", TYPE, 1)))))
                .hasMessageContaining("`t`, whose type mentions a resource that has no name outside");
    }

    @Test
    void refusesImportsThatUseDefinedResources() {
        assertThatThrownBy(() -> ComponentReader.read(component(
                        section(TYPES, RESOURCE, bytes(0x69, 0), consumer("a", 1)),
                        section(EXPORTS, export("r", TYPE, 0)),
                        section(IMPORTS, named("f", function(2))))))
                .hasMessageContaining("imported before");
    }

    @Test
    void refusesDefinitionsOfResourcesInTypes() {
        assertThatThrownBy(() -> ComponentReader.read(component(section(TYPES, instanceType(declareType(RESOURCE))))))
                .hasMessageContaining("the definition of a resource inside a type");
    }

    @Test
    void describesAWholeComponentAsInterfaces() {
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, INTERFACE, Encoder.FUNC),
                section(IMPORTS, named("a:b/c", instanceOf(0)), named("run", function(1))),
                section(ALIASES, alias(TYPE, 0, "r")),
                section(EXPORTS, export("a:b/c", INSTANCE, 0))));

        ComponentInterfaces interfaces = ComponentInterfaces.of(component.type());
        assertThat(interfaces.imports()).containsOnlyKeys("a:b/c", ComponentInterfaces.OWN);
        assertThat(TypeText.print(interfaces.imported("a:b/c")))
                .isEqualTo("interface a:b/c\nresource r\nfunc f(a: own<$r>)\n");
        assertThat(interfaces.imported("").functions()).containsOnlyKeys("run");
        assertThat(interfaces.imported("").id()).isEqualTo(Optional.empty());
        assertThat(TypeText.print(interfaces.exported("a:b/c")))
                .isEqualTo("interface a:b/c\nresource r = a:b/c.r\nfunc f(a: own<$r>)\n");
    }

    private static ResourceType resourceAt(ComponentDefinition component, int type) {
        return ((DefinedType.Resource) component.types().types().get(type)).type();
    }
}
