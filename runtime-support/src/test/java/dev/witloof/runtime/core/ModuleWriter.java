package dev.witloof.runtime.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes modules for tests that are larger than one would write as text. */
final class ModuleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static ModuleWriter module() {
        return new ModuleWriter().bytes(0, 'a', 's', 'm', 1, 0, 0, 0);
    }

    ModuleWriter bytes(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    ModuleWriter unsigned(int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return this;
    }

    ModuleWriter signed(int value) {
        int rest = value;
        while (rest > 0x3F || rest < -0x40) {
            out.write((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write(rest & 0x7F);
        return this;
    }

    ModuleWriter name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    /** Something with its length before it, such as the body of a function. */
    ModuleWriter sized(ModuleWriter content) {
        unsigned(content.out.size());
        out.writeBytes(content.out.toByteArray());
        return this;
    }

    ModuleWriter section(int id, ModuleWriter content) {
        return bytes(id).sized(content);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
