package dev.witloof.component.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.binary.CoreModuleOutline.Memory;
import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.Producer;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CoreModuleOutlineTest {

    private static final String PREAMBLE = "0061736d01000000";

    private static CoreModuleOutline outline(String sections) {
        byte[] bytes = HexFormat.of().parseHex(PREAMBLE + sections);
        return CoreModuleOutline.of(new CoreModuleDefinition(ByteSlice.copyOf(bytes)));
    }

    @Test
    void anEmptyModuleHasNothing() {
        CoreModuleOutline outline = outline("");

        assertThat(outline.functions()).isZero();
        assertThat(outline.memories()).isEmpty();
        assertThat(outline.importedMemories()).isEmpty();
    }

    @Test
    void tellsTheMemoryThatIsDefinedAndItsLimit() {
        assertThat(outline("0503010011").memories()).containsExactly(new Memory(17, OptionalLong.empty()));
        assertThat(outline("050501011180 01".replace(" ", "")).memories())
                .containsExactly(new Memory(17, OptionalLong.of(128)));
    }

    @Test
    void findsTheMemoryBehindImportsOfEveryKind() {
        // "a" "b": a func, a table, a global, a tag and a shared memory of 1 to 2 pages
        String imports = "05" + "0161016200 00" + "0161016201 70 00 01" + "0161016203 7f 00" + "0161016204 00 00"
                + "0161016202 03 01 02";
        String hex = imports.replace(" ", "");
        CoreModuleOutline outline = outline("02" + String.format("%02x", hex.length() / 2) + hex);

        assertThat(outline.imports()).isEqualTo(5);
        assertThat(outline.importedMemories()).containsExactly(new Memory(1, OptionalLong.of(2)));
    }

    @Test
    void countsFunctionsAndExportsAndNamesProducers() {
        String producers = "0970726f647563657273" + "01" + "086c616e6775616765" + "01" + "0143" + "023137";
        CoreModuleOutline outline = outline("0303020000" + "070501016600 00".replace(" ", "") + "00"
                + String.format("%02x", producers.length() / 2) + producers);

        assertThat(outline.functions()).isEqualTo(2);
        assertThat(outline.exports()).isEqualTo(1);
        assertThat(outline.producers()).containsExactly(new Producer("language", "C", "17"));
    }

    @Test
    void saysWhereAModuleIsNotWellFormed() {
        assertThatThrownBy(() -> outline("0203016100"))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("at offset 0x");
    }
}
