package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.ALIASES;
import static dev.witloof.component.binary.Encoder.CANONS;
import static dev.witloof.component.binary.Encoder.COMPONENT;
import static dev.witloof.component.binary.Encoder.CORE_INSTANCES;
import static dev.witloof.component.binary.Encoder.CORE_MODULE;
import static dev.witloof.component.binary.Encoder.CORE_TYPES;
import static dev.witloof.component.binary.Encoder.EXPORTS;
import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.INSTANCES;
import static dev.witloof.component.binary.Encoder.RESOURCE;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.alias;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.componentType;
import static dev.witloof.component.binary.Encoder.coreFunction;
import static dev.witloof.component.binary.Encoder.coreModule;
import static dev.witloof.component.binary.Encoder.declareExport;
import static dev.witloof.component.binary.Encoder.declareImport;
import static dev.witloof.component.binary.Encoder.declareType;
import static dev.witloof.component.binary.Encoder.equalTo;
import static dev.witloof.component.binary.Encoder.export;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.instanceOf;
import static dev.witloof.component.binary.Encoder.instanceType;
import static dev.witloof.component.binary.Encoder.library;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.producer;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.resource;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.u32;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final int FUNCTION = 1;
    private static final int TYPE = 3;
    private static final int INSTANCE = 5;

    private static final byte[] RECORD = bytes(0x72, vec(bytes("x", 0x79)));

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                // The grammar.
                arguments(Rule.SECTION_ID, component(bytes(13, 0))),
                arguments(Rule.END, component(bytes(7, 2, 1))),
                arguments(Rule.SECTION_SIZE, component(bytes(7, 2, 0, 0))),
                arguments(Rule.INSTANCE_FORM, component(section(INSTANCES, bytes(2, 0, 0)))),
                arguments(
                        Rule.ARGUMENT_FORM,
                        component(
                                raw(CORE_MODULE, coreModule()),
                                section(CORE_INSTANCES, bytes(0, 0, vec(bytes("i", 0, 0)))))),
                arguments(Rule.SORT_FORM, component(section(ALIASES, bytes(FUNCTION, 2, 0, 0)))),
                arguments(Rule.ALIAS_FORM, component(section(ALIASES, bytes(TYPE, 3, 0, 0)))),
                arguments(Rule.TYPE_FORM, component(section(TYPES, bytes(0x44)))),
                arguments(Rule.RESERVED, component(section(TYPES, bytes(0x71, vec(bytes("a", 0, 1)))))),
                arguments(Rule.RESULT_FORM, component(section(TYPES, bytes(0x40, 0, 2, 0)))),
                arguments(Rule.DECLARATION_FORM, component(section(TYPES, bytes(0x42, vec(bytes(3, 0, "a", 3, 1)))))),
                arguments(Rule.CORE_TYPE_FORM, component(section(CORE_TYPES, bytes(0x50, vec(bytes(4)))))),
                arguments(Rule.CORE_ALIAS_FORM, component(section(CORE_TYPES, bytes(0x50, vec(bytes(2, 0, 1, 1, 0)))))),
                arguments(Rule.CANON_FORM, component(section(CANONS, bytes(7)))),
                arguments(Rule.BOUND_FORM, component(section(IMPORTS, named("t", bytes(3, 2))))),
                arguments(Rule.EXTERN_FORM, component(section(IMPORTS, named("m", bytes(0, 0))))),
                arguments(
                        Rule.CORE_MODULE_FORM, component(raw(CORE_MODULE, coreModule(bytes(3, 1, 0), bytes(1, 1, 0))))),
                // Types of core modules, and core modules themselves.
                arguments(
                        Rule.MODULE_TYPE_SCOPE,
                        component(section(CORE_TYPES, bytes(0x50, vec(bytes(1, 0x50, 0), bytes(1)))))),
                arguments(
                        Rule.CORE_LIMITS,
                        component(section(CORE_TYPES, bytes(0x50, vec(bytes(0, "", "", 2, 0, u32(70_000))))))),
                arguments(Rule.NAME_CONFLICT, component(raw(CORE_MODULE, importing(bytes(2, 0, 1), bytes(2, 0, 1))))),
                arguments(Rule.INDEX, component(raw(CORE_MODULE, coreModule(section(7, bytes("f", 0, 0)))))),
                // Linking of core modules.
                arguments(Rule.ARGUMENT_MISSING, linked(importing(bytes(2, 0, 1)), vec())),
                arguments(Rule.ITEM_MISSING, linked(importing(bytes(2, 0, 1), "x"), vec(bytes("env", 0x12, 0)))),
                arguments(Rule.SORT_MISMATCH, linked(importing(bytes(2, 0, 1), "t"), vec(bytes("env", 0x12, 0)))),
                arguments(Rule.CORE_MISMATCH, linked(importing(bytes(2, 0, 2), "m"), vec(bytes("env", 0x12, 0)))),
                arguments(Rule.CORE_MISMATCH, linked(importing(bytes(1, 0x6f, 0, 1), "t"), vec(bytes("env", 0x12, 0)))),
                arguments(Rule.CORE_MISMATCH, linked(importing(bytes(3, 0x7f, 1), "g"), vec(bytes("env", 0x12, 0)))),
                arguments(
                        Rule.DESTRUCTOR,
                        component(
                                raw(CORE_MODULE, library(coreFunction(0, 0))),
                                section(CORE_INSTANCES, bytes(0, 0, vec())),
                                section(ALIASES, bytes(0, 0, 1, 0, "f0")),
                                section(TYPES, bytes(0x3f, 0x7f, 1, 0)))),
                // Names outside.
                arguments(
                        Rule.TYPE_NAME,
                        component(section(TYPES, RECORD, producer(0)), section(IMPORTS, named("f", function(1))))),
                arguments(
                        Rule.TYPE_NAME,
                        component(section(TYPES, RECORD, bytes(0x70, 0)), section(EXPORTS, export("l", TYPE, 1)))),
                arguments(
                        Rule.TYPE_NAME,
                        component(
                                section(TYPES, RECORD, bytes(0x70, 0)),
                                section(EXPORTS, export("r", TYPE, 0), export("l", TYPE, 1)))),
                arguments(
                        Rule.TYPE_NAME,
                        component(section(
                                TYPES,
                                componentType(
                                        declareExport("r", resource()),
                                        declareType(0x69, 0),
                                        declareImport("t", equalTo(1)))))),
                arguments(
                        Rule.TYPE_NAME,
                        component(
                                section(
                                        TYPES,
                                        instanceType(
                                                declareType(RECORD),
                                                declareType(producer(0)),
                                                declareExport("f", function(1)))),
                                section(IMPORTS, named("i", instanceOf(0))))),
                arguments(
                        Rule.ANNOTATION,
                        component(
                                section(IMPORTS, named("r", resource())),
                                section(TYPES, bytes(0x69, 0), producer(1)),
                                section(IMPORTS, named("f", function(2))),
                                section(
                                        INSTANCES,
                                        bytes(
                                                1,
                                                vec(
                                                        bytes(0, "r", TYPE, 0),
                                                        bytes(0, "[constructor]r", FUNCTION, 0)))))),
                // Aliases.
                arguments(
                        Rule.ALIAS_SORT,
                        component(
                                section(TYPES, FUNC),
                                raw(COMPONENT, component()),
                                section(TYPES, instanceType(bytes(2, 4, 2, 1, 0))))),
                arguments(
                        Rule.OUTER_RESOURCE,
                        component(
                                section(TYPES, RESOURCE),
                                raw(COMPONENT, component(section(ALIASES, bytes(TYPE, 2, 1, 0)))))),
                arguments(Rule.OUTER_COUNT, component(section(ALIASES, bytes(TYPE, 2, 1, 0)))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("brokenRules")
    void namesTheRuleThatIsBroken(Rule rule, byte[] component) {
        assertThatThrownBy(() -> ComponentReader.read(component))
                .isInstanceOfSatisfying(MalformedComponentException.class, e -> assertThat(e.rule())
                        .isEqualTo(rule))
                .hasMessageStartingWith(rule.kind() == Rule.Kind.MALFORMED ? "malformed" : "invalid")
                .hasMessageEndingWith("[" + rule.code() + "]");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasACodeOfItsOwn(Rule rule) {
        assertThat(rule.code()).matches("[a-z0-9]+(-[a-z0-9]+)*").isEqualTo(rule.toString());
        assertThat(Arrays.stream(Rule.values()).filter(each -> each.code().equals(rule.code())))
                .containsExactly(rule);
    }

    @Test
    void acceptsTypesByTheNamesThatExportsAndInstancesGiveThem() {
        assertThat(ComponentReader.read(component(
                                section(TYPES, RECORD),
                                section(EXPORTS, export("r", TYPE, 0)),
                                section(TYPES, bytes(0x70, 1)),
                                section(EXPORTS, export("l", TYPE, 2))))
                        .type()
                        .exports())
                .containsOnlyKeys("r", "l");
        assertThat(ComponentReader.read(component(
                                section(TYPES, RECORD),
                                section(INSTANCES, bytes(1, vec(bytes(0, "r", TYPE, 0)))),
                                section(EXPORTS, export("i", INSTANCE, 0)),
                                section(ALIASES, alias(TYPE, 1, "r")),
                                section(TYPES, bytes(0x70, 1)),
                                section(EXPORTS, export("l", TYPE, 2))))
                        .type()
                        .exports())
                .containsOnlyKeys("i", "l");
    }

    @Test
    void whatAComponentIsGivenNamesTheTypesOfItsExports() {
        byte[] inner = component(
                section(TYPES, RECORD),
                section(IMPORTS, named("r", equalTo(0))),
                section(TYPES, bytes(0x72, vec(bytes("inner", 1)))),
                section(EXPORTS, export("outer", TYPE, 2)));
        byte[] bytes = component(
                section(TYPES, RECORD),
                section(IMPORTS, named("r", equalTo(0))),
                raw(COMPONENT, inner),
                section(INSTANCES, bytes(0, 0, vec(bytes("r", TYPE, 1)))),
                section(ALIASES, alias(TYPE, 0, "outer")),
                section(EXPORTS, export("outer", TYPE, 2)));

        assertThat(ComponentReader.read(bytes).type().exports()).containsOnlyKeys("outer");
    }

    /** A core module that imports {@code env.m}, and so on for each of the given types, always by the same name. */
    private static byte[] importing(byte[]... types) {
        Object[] imports = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            imports[i] = bytes("env", "m", types[i]);
        }
        return coreModule(section(2, imports));
    }

    private static byte[] importing(byte[] type, String name) {
        return coreModule(section(2, bytes("env", name, type)));
    }

    /** A component that instantiates a library, and the given module with the given arguments. */
    private static byte[] linked(byte[] module, byte[] arguments) {
        return component(
                raw(CORE_MODULE, library(coreFunction(0, 0))),
                raw(CORE_MODULE, module),
                section(CORE_INSTANCES, bytes(0, 0, vec()), bytes(0, 1, arguments)));
    }
}
