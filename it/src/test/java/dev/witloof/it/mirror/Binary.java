package dev.witloof.it.mirror;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of a WebAssembly binary, one thing behind the other. */
final class Binary {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Binary of(int... bytes) {
        return new Binary().bytes(bytes);
    }

    Binary bytes(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    Binary unsigned(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return this;
    }

    Binary signed(int value) {
        int rest = value;
        while (rest < -64 || rest > 63) {
            out.write((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write(rest & 0x7F);
        return this;
    }

    Binary name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    Binary append(Binary other) {
        out.writeBytes(other.toBytes());
        return this;
    }

    /** Something behind its length. */
    Binary sized(Binary content) {
        return unsigned(content.out.size()).append(content);
    }

    /** Elements behind their number. */
    Binary vector(List<Binary> elements) {
        unsigned(elements.size());
        elements.forEach(this::append);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
