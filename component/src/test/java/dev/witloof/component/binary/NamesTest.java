package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.consumer;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.instanceOf;
import static dev.witloof.component.binary.Encoder.instanceType;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.producer;
import static dev.witloof.component.binary.Encoder.resource;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.NameAttributes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a-b-c",
                "a1-2-3",
                "A",
                "A-B-C",
                "is-XML",
                "a11-w0rds",
                "m1x3d-4CR0NYMS",
                "a:b/c",
                "wasi:http/types@0.2.6",
                "a:b/c@1.0.0-rc.1+build.5",
                "a:b/c@1",
                "a:b/c@0.2",
                "a:b/c@0.0.1",
                "a:b/get-JSON"
            })
    void acceptsWellFormedNames(String name) {
        assertThat(ComponentReader.read(importing(name)).type().imports()).containsKey(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "a-",
                "-a",
                "a--b",
                "1",
                "1-a",
                "aB",
                "a_b",
                "a b",
                "é",
                "[method]a",
                "[static]a.",
                "[constructor]",
                "[getter]a",
                "a:b",
                "a/b",
                "A:b/c",
                "a:B/c",
                "a:b/",
                "a:b/c@",
                "a:b/c@1.2",
                "a:b/c@0",
                "a:b/c@01.0.0",
                "a:b/c@1.0.0-01",
                "a:b/c@1.0.0-",
                "a:b/c@1.0.0.0",
                "a:1b/c",
                "a:b:c/d",
                "a:b/c/d"
            })
    void refusesMalformedNames(String name) {
        assertThatThrownBy(() -> ComponentReader.read(importing(name)))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("the name `" + name + "`");
    }

    @ParameterizedTest
    @CsvSource({"a, a", "a, A", "foo-bar, FOO-bar", "a:b/c, a:b/C"})
    void refusesNamesThatDifferInCaseAtMost(String first, String second) {
        byte[] bytes = component(
                section(TYPES, FUNC), section(IMPORTS, named(first, function(0)), named(second, function(0))));

        assertThatThrownBy(() -> ComponentReader.read(bytes)).hasMessageContaining("a second import `" + second + "`");
    }

    @Test
    void comparesMethodsByTheirOwnName() {
        assertThatThrownBy(() -> ComponentReader.read(withResource("[static]r.r", FUNC)))
                .as("`r` is the resource")
                .hasMessageContaining("a second import");
    }

    @Test
    void acceptsFunctionsOfAResource() {
        assertThat(ComponentReader.read(withResource("[static]r.f", FUNC)).definitions())
                .hasSize(5);
        assertThat(ComponentReader.read(withResource("[constructor]r", producer(1)))
                        .definitions())
                .hasSize(5);
        assertThat(ComponentReader.read(withResource("[method]r.f", consumer("self", 2)))
                        .definitions())
                .hasSize(5);
    }

    @Test
    void refusesFunctionsThatTheirAnnotationContradicts() {
        assertThatThrownBy(() -> ComponentReader.read(withResource("[static]s.f", FUNC)))
                .hasMessageContaining("no resource of that name");
        assertThatThrownBy(() -> ComponentReader.read(withResource("[constructor]r", FUNC)))
                .hasMessageContaining("`own` of its resource");
        assertThatThrownBy(() -> ComponentReader.read(withResource("[method]r.f", consumer("it", 2))))
                .hasMessageContaining("`self`");
        assertThatThrownBy(() -> ComponentReader.read(withResource("[method]r.f", consumer("self", 1))))
                .hasMessageContaining("`self`");
    }

    @Test
    void readsAttributesOfNames() {
        byte[] bytes = component(
                section(TYPES, instanceType()),
                section(
                        IMPORTS,
                        bytes(2, "primary", vec(bytes(0, "wasi:keyvalue/store"), bytes(2, "db \u20ac")), instanceOf(0)),
                        bytes(2, "a:b/c@0.2", vec(bytes(1, ".6-rc.1")), instanceOf(0)),
                        bytes(1, "plain", instanceOf(0))));

        ComponentDefinition component = ComponentReader.read(bytes);

        assertThat(component.definitions())
                .filteredOn(ImportDefinition.class::isInstance)
                .extracting(each -> ((ImportDefinition) each).attributes())
                .containsExactly(
                        new NameAttributes(
                                Optional.of("wasi:keyvalue/store"), Optional.empty(), Optional.of("db \u20ac")),
                        new NameAttributes(Optional.empty(), Optional.of(".6-rc.1"), Optional.empty()),
                        NameAttributes.NONE);
    }

    @Test
    void refusesAttributesThatDoNotFit() {
        assertThatThrownBy(() -> attributed("a:b/c", bytes(0, "a:b/c"))).hasMessageContaining("a plain name");
        assertThatThrownBy(() -> attributed("a", bytes(0, "b"))).hasMessageContaining("the name of an interface");
        assertThatThrownBy(() -> attributed("a", bytes(1, ".1"))).hasMessageContaining("version suffix");
        assertThatThrownBy(() -> attributed("a:b/c@1.0.0", bytes(1, ".1"))).hasMessageContaining("version suffix");
        assertThatThrownBy(() -> attributed("a", bytes(2, "x"), bytes(2, "x"))).hasMessageContaining("second time");
        assertThatThrownBy(() -> attributed("a", bytes(3, "x"))).hasMessageContaining("0x03");
    }

    private static ComponentDefinition attributed(String name, Object... attributes) {
        return ComponentReader.read(component(
                section(TYPES, instanceType()), section(IMPORTS, bytes(2, name, vec(attributes), instanceOf(0)))));
    }

    private static byte[] importing(String name) {
        return component(section(TYPES, FUNC), section(IMPORTS, named(name, function(0))));
    }

    /** Type 0 is a resource `r`, 1 is `own<r>`, 2 is `borrow<r>`, 3 is the function. */
    private static byte[] withResource(String name, byte[] function) {
        return component(
                section(IMPORTS, named("r", resource())),
                section(TYPES, bytes(0x69, 0), bytes(0x68, 0), function),
                section(IMPORTS, named(name, function(3))));
    }
}
