package dev.witloof.wit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Components in their binary form, byte by byte. A text stands for bytes: two hexadecimal digits for a byte, {@code 'name'} for
 * a string with its length before it.
 */
final class Binary {

    private Binary() {}

    static byte[] component(byte[]... sections) {
        return join(bytes("00 61 73 6d 0d 00 01 00"), join(sections));
    }

    /** A section that holds a number of things. */
    static byte[] section(int id, String... things) {
        byte[][] parts = new byte[things.length][];
        for (int i = 0; i < things.length; i++) {
            parts[i] = bytes(things[i]);
        }
        return raw(id, join(leb(things.length), join(parts)));
    }

    static byte[] types(String... types) {
        return section(7, types);
    }

    static byte[] imports(String... imports) {
        return section(10, imports);
    }

    static byte[] exports(String... exports) {
        return section(11, exports);
    }

    static byte[] nested(byte[] component) {
        return raw(4, component);
    }

    static byte[] custom(String name, byte[] data) {
        return raw(0, join(bytes("'" + name + "'"), data));
    }

    static byte[] raw(int id, byte[] content) {
        return join(new byte[] {(byte) id}, leb(content.length), content);
    }

    /** The type of an instance. */
    static String instance(String... declarations) {
        return "42 " + hex(declarations.length) + " " + String.join(" ", declarations);
    }

    /** The type of a component. */
    static String componentType(String... declarations) {
        return "41 " + hex(declarations.length) + " " + String.join(" ", declarations);
    }

    private static String hex(int value) {
        return String.format("%02x", value);
    }

    static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String token : List.of(text.trim().split(" +"))) {
            if (token.startsWith("'")) {
                byte[] name = token.substring(1, token.length() - 1).getBytes(StandardCharsets.UTF_8);
                out.writeBytes(leb(name.length));
                out.writeBytes(name);
            } else {
                out.write(Integer.parseInt(token, 16));
            }
        }
        return out.toByteArray();
    }

    private static byte[] leb(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
