package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.witloof.wasi.Host;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guests of every 0.2 on one host. */
class VersionsTest {
    private static final int IMPORTS = 10;
    private static final int EXPORTS = 11;

    static IntStream patches() {
        return IntStream.rangeClosed(0, 12);
    }

    /** A program over wasi-libc, whose imports and whose export say another version than it was built for. */
    @ParameterizedTest
    @MethodSource("patches")
    void aProgramOfAnyPatchRuns(int patch) {
        byte[] tool = relabelled(Tool.bytes(), "@0.2." + patch);
        WasiCommand command = WasiCommand.prepare(Component.load(tool));
        assertThat(Tool.run(command, WasiHost.builder(), "arguments", "a").output())
                .isEqualTo("tool\narguments\na\n");
        assertThat(WasiCommand.isProgram(Component.load(tool))).isTrue();
    }

    private static byte[] relabelled(byte[] component, String version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(component, 0, 8);
        int[] at = {8};
        while (at[0] < component.length) {
            int id = component[at[0]++];
            int size = unsigned(component, at);
            byte[] section = Arrays.copyOfRange(component, at[0], at[0] + size);
            at[0] += size;
            byte[] labelled = id == IMPORTS || id == EXPORTS ? names(section, version) : section;
            out.write(id);
            unsigned(out, labelled.length);
            out.writeBytes(labelled);
        }
        return out.toByteArray();
    }

    /** A name stands behind its length, which is one byte. */
    private static byte[] names(byte[] section, String version) {
        String text = new String(section, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int name = text.indexOf("wasi:"); name >= 0; name = text.indexOf("wasi:", from)) {
            int end = name + text.charAt(name - 1);
            String labelled = text.substring(name, text.indexOf('@', name)) + version;
            out.append(text, from, name - 1).append((char) labelled.length()).append(labelled);
            from = end;
        }
        return out.append(text, from, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int unsigned(byte[] bytes, int[] at) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = bytes[at[0]++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static void unsigned(ByteArrayOutputStream out, int value) {
        int left = value;
        while (left > 0x7F) {
            out.write((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    /** What a later version has added is there for a guest that says an earlier one, as its tools may have known it. */
    @ParameterizedTest
    @MethodSource("patches")
    void aFunctionThatCameLaterIsThere(int patch) {
        assertThat(Host.prepare(importing("wasi:cli/exit@0.2." + patch, "exit-with-code", "status-code")))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("patches")
    void whatIsBehindAFeatureIsNot(int patch) {
        String timezone = "wasi:clocks/timezone@0.2." + patch;
        assertThatThrownBy(() -> Host.prepare(importing(timezone, "of", "when")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(
                        "import `" + timezone + "`: the component calls it, and the world does not offer it");
        assertThatThrownBy(() -> Host.prepare(importing("wasi:cli/exit@0.2." + patch, "exit-soon", "when")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("`exit-soon`: the component calls it, and the bindings do not have it");
    }

    /** A component that imports one function of a u8, and does nothing. */
    private static Component importing(String interfaceName, String function, String parameter) {
        String functionType = "\1\100" + "\1" + sized(parameter) + "\175" + "\1\0";
        String export = "\4\0" + sized(function) + "\1\0";
        String types = "\1\102\2" + functionType + export;
        String imports = "\1\0" + sized(interfaceName) + "\5\0";
        String component = "\0asm\15\0\1\0" + "\7" + sized(types) + "\n" + sized(imports);
        return Component.load(component.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String sized(String text) {
        return (char) text.length() + text;
    }
}
