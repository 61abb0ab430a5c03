package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.chicory.ChicoryEngine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModuleOutlineReaderTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ModuleOutlineReaderTest() {
        add(0, 'a', 's', 'm', 1, 0, 0, 0);
    }

    private ModuleOutlineReaderTest add(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    private ModuleOutlineReaderTest section(int id, int... content) {
        add(id);
        leb(content.length);
        return add(content);
    }

    private void leb(int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private void assertMalformed(String message) {
        byte[] bytes = out.toByteArray();
        assertThatThrownBy(() -> ModuleOutlineReader.read(bytes))
                .isInstanceOf(MalformedModuleException.class)
                .hasMessageContaining(message);
        // It never gets as far as the engine.
        assertThatThrownBy(() -> ChicoryEngine.COMPILING.load(bytes)).isInstanceOf(MalformedModuleException.class);
    }

    @Test
    void readsWhatLinkingLooksAt() {
        ModuleOutline outline = ModuleOutlineReader.read(CoreTestModules.bytes("shared"));
        assertThat(outline.imports())
                .extracting(ModuleImport::toString)
                .containsExactly(
                        "memory `m` `memory`",
                        "function `m` `load32`",
                        "table `t` `table`",
                        "function `` ``",
                        "function `→` `add me`");
        assertThat(outline.importedFunctions()).isEqualTo(3);
        assertThat(outline.hasStart()).isTrue();
        assertThat(outline.exports()).extracting(ModuleExport::name).containsExactly("g", "load32", "nameless", "add");
        assertThat(outline.shape(outline.exports().get(3).index())).isEqualTo(new FunctionShape("ijfd", "j"));
        assertThat(outline.shape(2)).isEqualTo(new FunctionShape("ijfd", "j"));
        assertThat(outline.elements().get(0).constantOffset()).isEqualTo(1);
        assertThat(outline.elements().get(0).functions()).containsExactly(1);
    }

    @Test
    void refusesCountsThatTheBytesCannotHold() {
        section(1, 1, 0x60, 0xFF, 0xFF, 0xFF, 0xFF, 0x07).assertMalformed("2147483647 parameters are announced");
    }

    @Test
    void refusesElementsThatTheBytesCannotHold() {
        section(9, 1, 0, 0x41, 0, 0x0B, 0xFF, 0xFF, 0xFF, 0x7F).assertMalformed("elements are announced");
    }

    @Test
    void refusesDataThatTheBytesCannotHold() {
        section(11, 1, 1, 0xFF, 0xFF, 0xFF, 0x7F)
                .assertMalformed("a data segment takes 268435455 bytes, but only 0 are left");
    }

    @Test
    void refusesDataSegmentsOfNoKnownKind() {
        section(11, 1, 3, 0).assertMalformed("a data segment with flags 3");
    }

    @Test
    void takesDataOfEachKind() {
        section(5, 1, 0, 1).section(12, 3);
        section(11, 3, 0, 0x41, 0, 0x0B, 1, 'a', 1, 2, 'b', 'c', 2, 0, 0x41, 1, 0x0B, 1, 'd');
        assertThat(ChicoryEngine.COMPILING.load(out.toByteArray()).outline().memories())
                .isEqualTo(1);
    }

    @Test
    void refusesMillionsOfLocalsInAFewBytes() {
        section(1, 1, 0x60, 0, 0);
        section(3, 1, 0);
        section(10, 1, 10, 2, 0xD0, 0x86, 0x03, 0x7F, 0xD0, 0x86, 0x03, 0x7F, 0x0B)
                .assertMalformed("more than 10000 locals");
    }

    @Test
    void refusesMoreLocalsThanTheModuleHasBytesFor() {
        section(1, 1, 0x60, 0, 0);
        section(3, 2, 0, 0);
        // 600 locals each
        section(10, 2, 5, 1, 0xD8, 0x04, 0x7F, 0x0B, 5, 1, 0xD8, 0x04, 0x7F, 0x0B)
                .assertMalformed("functions with 1200 locals in a module of 34 bytes; at most 1000 are taken");
    }

    @Test
    void refusesNamesThatAreNoUtf8() {
        section(7, 1, 1, 0xFF, 0, 0).assertMalformed("an export's name is not UTF-8");
    }

    @Test
    void refusesTwoExportsOfOneName() {
        section(7, 2, 1, 'a', 0, 0, 1, 'a', 0, 0).assertMalformed("the name `a` is exported twice");
    }

    @Test
    void refusesNumbersThatDoNotEnd() {
        add(1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1).assertMalformed("is not a 32-bit LEB128 number");
    }

    @Test
    void refusesSectionsBeyondTheEnd() {
        add(1, 100, 0).assertMalformed("section 1 takes 100 bytes, but only 1 are left");
    }

    @Test
    void refusesFunctionsWithoutABody() {
        section(1, 1, 0x60, 0, 0);
        section(3, 1, 0).assertMalformed("1 functions are declared, but 0 have a body");
    }

    @Test
    void refusesWhatTheEngineFindsInvalid() {
        section(1, 1, 0x60, 0, 1, 0x7F);
        section(3, 1, 0);
        // A body without the i32 that its type promises.
        section(10, 1, 2, 0, 0x0B);
        byte[] bytes = out.toByteArray();
        assertThatThrownBy(() -> ChicoryEngine.COMPILING.load(bytes)).isInstanceOf(MalformedModuleException.class);
    }

    @Test
    void passesOverCustomSectionsWhateverTheyHold() {
        section(0, 4, 'n', 'a', 'm', 'e', 0xFF, 0xFF, 0xFF, 0xFF);
        section(0);
        section(0, 0xFF);
        byte[] bytes = out.toByteArray();
        assertThat(ChicoryEngine.COMPILING.load(bytes).outline().sections()).isEmpty();
    }

    @Test
    void readsTrampolines() {
        section(1, 1, 0x60, 2, 0x7F, 0x7E, 0);
        section(3, 2, 0, 0);
        int[] first = {11, 0, 0x20, 0, 0x20, 1, 0x41, 5, 0x11, 0, 0, 0x0B};
        int[] second = {12, 0, 0x20, 0, 0x20, 1, 0x41, 0xC0, 0, 0x11, 0, 0, 0x0B};
        int[] code = new int[1 + first.length + second.length];
        code[0] = 2;
        System.arraycopy(first, 0, code, 1, first.length);
        System.arraycopy(second, 0, code, 1 + first.length, second.length);
        section(10, code);
        byte[] bytes = out.toByteArray();
        assertThat(TrampolineReader.read(bytes, ModuleOutlineReader.read(bytes)).orElseThrow())
                .containsExactly(5, 64);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] otherOrder = text.replace(" \1A\5", " \0A\5").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TrampolineReader.read(otherOrder, ModuleOutlineReader.read(otherOrder)))
                .isEmpty();
    }
}
