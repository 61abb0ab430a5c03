package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.COMPONENT;
import static dev.witloof.component.binary.Encoder.EXPORTS;
import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.IMPORTS;
import static dev.witloof.component.binary.Encoder.INSTANCES;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.componentType;
import static dev.witloof.component.binary.Encoder.declareExport;
import static dev.witloof.component.binary.Encoder.declareType;
import static dev.witloof.component.binary.Encoder.export;
import static dev.witloof.component.binary.Encoder.function;
import static dev.witloof.component.binary.Encoder.instanceOf;
import static dev.witloof.component.binary.Encoder.instanceType;
import static dev.witloof.component.binary.Encoder.named;
import static dev.witloof.component.binary.Encoder.raw;
import static dev.witloof.component.binary.Encoder.resource;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.u32;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.ComponentInterfaces;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HostileComponentsTest {
    private static final int MUTATIONS = 250;

    static List<Path> guests() {
        return PrebuiltGuests.all();
    }

    @ParameterizedTest
    @MethodSource("guests")
    void mutatedGuestsAreReadOrRefusedAndNothingElse(Path file) {
        byte[] original = PrebuiltGuests.bytes(file);
        Random random = new Random(file.getFileName().toString().hashCode());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = mutate(original, random);
            try {
                ComponentDefinition component = ComponentReader.read(mutant);
                ComponentInterfaces.of(component.type());
                ComponentMetadata.of(component);
            } catch (MalformedComponentException e) {
                assertThat(e.offset()).isBetween(0, mutant.length);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void everyPrefixOfAComponentIsRefusedOrEndsAtASection() {
        byte[] original = PrebuiltGuests.bytes("greet.wasm");
        for (int length = 0; length < Math.min(original.length, 4000); length++) {
            byte[] prefix = Arrays.copyOf(original, length);
            try {
                assertThat(ComponentReader.read(prefix).definitions()).isNotNull();
            } catch (MalformedComponentException e) {
                assertThat(e.offset()).isLessThanOrEqualTo(length);
            }
        }
    }

    @Test
    void countsBeyondTheBytesAreRefusedAtOnce() {
        byte[] huge = u32(0xffffffffL);
        for (int section : new int[] {2, 3, 5, 6, 7, 8, 10, 11, 12}) {
            assertThatThrownBy(() -> ComponentReader.read(component(raw(section, huge))))
                    .hasMessageContaining("4294967295");
        }
        assertThatThrownBy(() -> ComponentReader.read(component(section(TYPES, bytes(0x6e, huge)))))
                .hasMessageContaining("4294967295 flags");
    }

    @Test
    void componentsNestedVeryDeepAreRefused() {
        byte[] nested = component();
        for (int i = 0; i < 3000; i++) {
            nested = component(raw(COMPONENT, nested));
        }
        byte[] deep = nested;
        assertThatThrownBy(() -> ComponentReader.read(deep)).hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void typesNestedVeryDeepAreRefused() {
        byte[] nested = componentType();
        for (int i = 0; i < 3000; i++) {
            nested = componentType(declareType(nested));
        }
        byte[] deep = nested;
        assertThatThrownBy(() -> ComponentReader.read(component(section(TYPES, deep))))
                .hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void valueTypesNestedVeryDeepAreRefused() {
        Object[] lists = IntStream.range(0, 200)
                .mapToObj(i -> i == 0 ? bytes(0x70, 0x7d) : bytes(0x70, u32Index(i - 1)))
                .toArray();
        assertThatThrownBy(() -> ComponentReader.read(component(section(TYPES, lists))))
                .hasMessageContaining("nest at most 100 deep");
    }

    @Test
    void instancesPutIntoInstancesVeryDeepAreRefused() {
        Object[] instances = IntStream.range(0, 200)
                .mapToObj(i -> i == 0 ? bytes(1, vec()) : bytes(1, vec(bytes(0, "i", 5, u32(i - 1)))))
                .toArray();
        assertThatThrownBy(() -> ComponentReader.read(component(section(INSTANCES, instances))))
                .hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void typesThatExpandExponentiallyAreReadInNoTime() {
        Object[] pairs = IntStream.range(0, 90)
                .mapToObj(i -> i == 0
                        ? bytes(0x70, 0x7d)
                        : i % 2 == 1
                                ? bytes(0x6f, vec(u32Index(i - 1), u32Index(i - 1)))
                                : bytes(0x70, u32Index(i - 1)))
                .toArray();
        ComponentDefinition component = ComponentReader.read(component(
                section(TYPES, pairs),
                section(TYPES, bytes(0x40, vec(bytes("a", u32Index(89))), 1, 0)),
                section(IMPORTS, named("f", bytes(1, u32(90))))));

        assertThat(component.types().functions()).hasSize(1);
    }

    @Test
    void instancesThatExpandExponentiallyAreRefusedWhenCompared() {
        int levels = 60;
        Object[] declarations = new Object[levels];
        declarations[0] = instanceType();
        for (int i = 1; i < levels; i++) {
            declarations[i] = instanceType(
                    bytes(2, 3, 2, 1, u32(i - 1)),
                    declareExport("a", instanceOf(0)),
                    declareExport("b", instanceOf(0)));
        }
        byte[] wanting =
                component(section(TYPES, declarations), section(IMPORTS, named("i", bytes(5, u32(levels - 1)))));
        byte[] bytes = component(
                section(TYPES, declarations),
                section(IMPORTS, named("i", bytes(5, u32(levels - 1)))),
                raw(COMPONENT, wanting),
                section(INSTANCES, bytes(0, 0, vec(bytes("i", 5, 0)))));

        assertThatThrownBy(() -> ComponentReader.read(bytes)).hasMessageContaining("steps");
    }

    @Test
    void instantiatingALargeComponentVeryOftenIsRefused() {
        Object[] exports =
                IntStream.range(0, 5000).mapToObj(i -> export("f" + i, 1, 0)).toArray();
        byte[] large =
                component(section(TYPES, FUNC), section(IMPORTS, named("f", function(0))), section(EXPORTS, exports));
        Object[] instances =
                Collections.nCopies(10_000, bytes(0, 0, vec(bytes("f", 1, 0)))).toArray();
        byte[] bytes = component(
                section(TYPES, FUNC),
                section(IMPORTS, named("f", function(0))),
                raw(COMPONENT, large),
                section(INSTANCES, instances));

        assertThatThrownBy(() -> ComponentReader.read(bytes)).hasMessageContaining("steps");
    }

    @Test
    void manyResourcesUnderOneLongNameAreRefused() {
        String name = "a".repeat(500_000);
        Object[] resources = IntStream.range(0, 20_000)
                .mapToObj(i -> declareExport("r" + i, resource()))
                .toArray();
        byte[] bytes = component(section(TYPES, instanceType(resources)), section(IMPORTS, named(name, instanceOf(0))));

        assertThatThrownBy(() -> ComponentReader.read(bytes)).hasMessageContaining("steps");
    }

    @Test
    void manyResourcesAreRead() {
        Object[] resources = IntStream.range(0, 20_000)
                .mapToObj(i -> declareExport("r" + i, resource()))
                .toArray();
        byte[] bytes = component(
                section(TYPES, instanceType(resources)),
                section(IMPORTS, named("a:b/c", instanceOf(0))),
                section(EXPORTS, export("a:b/c", 5, 0)));

        assertThat(ComponentReader.read(bytes).type().importedResources()).hasSize(20_000);
    }

    @Test
    void veryManyDefinitionsAreReadInLinearTime() {
        Object[] types =
                Collections.nCopies(200_000, bytes(0x6f, vec(0x7d, 0x73))).toArray();

        assertThat(ComponentReader.read(component(section(TYPES, types)))
                        .types()
                        .types())
                .hasSize(200_000);
    }

    /** The index of a type where a value type stands: a signed number. */
    private static byte[] u32Index(int index) {
        return index < 64 ? bytes(index) : bytes((index & 0x7f) | 0x80, index >> 7);
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    longer[at] = (byte) random.nextInt(256);
                    bytes = longer;
                }
                default -> {
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                    System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                    bytes = shorter;
                }
            }
        }
        return bytes;
    }
}
