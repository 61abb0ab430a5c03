package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.abi.GuestFault;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules whose functions do not fit into one dispatcher, or one class. */
class ManyFunctionsTest {
    @ParameterizedTest
    @CsvSource({"10, true", "1500, true", "1500, false", "15000, true"})
    void areAllCalled(int functions, boolean compiled) {
        CoreInstance instance = CoreTestModules.engine(compiled)
                .load(module(functions))
                .instantiate(List.of(), CoreTestModules.budget());
        for (int i = 0; i < functions; i += Math.max(1, functions / 97)) {
            assertThat((int) CoreTestModules.call(instance, "f" + i, 1000)).isEqualTo(1000 + i);
        }
        CoreItem.Function trap = (CoreItem.Function) instance.export("trap");
        assertThatThrownBy(() -> trap.function().call(new long[] {0}))
                .isInstanceOf(GuestFault.class)
                .hasMessage("an unreachable instruction was run")
                .cause()
                .matches(chicory -> !throughDispatcher(chicory), "thrown past the dispatcher");
    }

    /** Whether a call went through the method in which Chicory has a branch for each function. */
    private static boolean throughDispatcher(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("MachineCall"));
    }

    /** Functions {@code f0}, {@code f1} … that add their number to their parameter, and one that traps. */
    private static byte[] module(int functions) {
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        ByteArrayOutputStream exports = new ByteArrayOutputStream();
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        leb(types, functions + 1);
        leb(exports, functions + 1);
        leb(code, functions + 1);
        for (int i = 0; i <= functions; i++) {
            types.write(0);
            String name = i < functions ? "f" + i : "trap";
            leb(exports, name.length());
            exports.writeBytes(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            exports.write(0);
            leb(exports, i);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (i < functions) {
                body.writeBytes(new byte[] {0, 0x20, 0, 0x41});
                signedLeb(body, i);
                body.writeBytes(new byte[] {0x6A, 0x0B});
            } else {
                body.writeBytes(new byte[] {0, 0, 0x0B});
            }
            leb(code, body.size());
            code.writeBytes(body.toByteArray());
        }
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.writeBytes(new byte[] {1, 6, 1, 0x60, 1, 0x7F, 1, 0x7F});
        section(module, 3, types);
        section(module, 7, exports);
        section(module, 10, code);
        return module.toByteArray();
    }

    private static void section(ByteArrayOutputStream module, int id, ByteArrayOutputStream content) {
        module.write(id);
        leb(module, content.size());
        module.writeBytes(content.toByteArray());
    }

    private static void leb(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static void signedLeb(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x3F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write(rest);
    }
}
