package dev.witloof.component.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes component binaries for tests, valid or not: numbers are bytes, strings are names, arrays stand for themselves. */
final class Encoder {
    /** The sections, by what they hold. */
    static final int CUSTOM = 0;

    static final int CORE_MODULE = 1;
    static final int CORE_INSTANCES = 2;
    static final int CORE_TYPES = 3;
    static final int COMPONENT = 4;
    static final int INSTANCES = 5;
    static final int ALIASES = 6;
    static final int TYPES = 7;
    static final int CANONS = 8;
    static final int START = 9;
    static final int IMPORTS = 10;
    static final int EXPORTS = 11;
    static final int VALUES = 12;

    /** A core module without content. */
    static final byte[] MODULE = bytes(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

    /** {@code func()}. */
    static final byte[] FUNC = bytes(0x40, 0, 1, 0);

    /** {@code resource} represented as i32. */
    static final byte[] RESOURCE = bytes(0x3f, 0x7f, 0);

    private Encoder() {}

    /** Parts one behind the other. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer number) {
                out.write(number);
            } else if (part instanceof String name) {
                byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
                out.writeBytes(u32(utf8.length));
                out.writeBytes(utf8);
            } else {
                out.writeBytes((byte[]) part);
            }
        }
        return out.toByteArray();
    }

    /** An unsigned number in LEB128. */
    static byte[] u32(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    /** Elements behind their number. */
    static byte[] vec(Object... elements) {
        return bytes(u32(elements.length), bytes(elements));
    }

    /** A section that is a vector. */
    static byte[] section(int id, Object... elements) {
        return raw(id, vec(elements));
    }

    /** A section of any content. */
    static byte[] raw(int id, Object... content) {
        byte[] bytes = bytes(content);
        return bytes(id, u32(bytes.length), bytes);
    }

    /** A component of sections. */
    static byte[] component(Object... sections) {
        return bytes(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0, bytes(sections));
    }

    /** A core module of sections. */
    static byte[] coreModule(Object... sections) {
        return bytes(MODULE, bytes(sections));
    }

    /**
     * A core module that defines functions of the given types, a table of functions, a memory, a global and a tag of the first
     * type, and exports them as {@code f0}, {@code f1} and so on, {@code t}, {@code m}, {@code g} and {@code e}.
     */
    static byte[] library(byte[]... functions) {
        Object[] indices = new Object[functions.length];
        Object[] bodies = new Object[functions.length];
        Object[] exports = new Object[functions.length + 4];
        for (int i = 0; i < functions.length; i++) {
            indices[i] = i;
            bodies[i] = bytes(3, 0, 0, 0x0b);
            exports[i] = bytes("f" + i, 0, i);
        }
        exports[functions.length] = bytes("t", 1, 0);
        exports[functions.length + 1] = bytes("m", 2, 0);
        exports[functions.length + 2] = bytes("g", 3, 0);
        exports[functions.length + 3] = bytes("e", 4, 0);
        return coreModule(
                section(1, (Object[]) functions),
                section(3, indices),
                section(4, bytes(0x70, 0, 1)),
                section(5, bytes(0, 1)),
                section(13, bytes(0, 0)),
                section(6, bytes(0x7f, 0, 0x41, 0, 0x0b)),
                section(7, exports),
                section(10, bodies));
    }

    /** The type of a core function of parameters and results that are i32. */
    static byte[] coreFunction(int parameters, int results) {
        return bytes(0x60, i32s(parameters), i32s(results));
    }

    private static byte[] i32s(int count) {
        Object[] types = new Object[count];
        Arrays.fill(types, 0x7f);
        return vec(types);
    }

    /** An import, or a declaration of an import or export: a name and a type. */
    static byte[] named(String name, Object... type) {
        return bytes(0, name, bytes(type));
    }

    /** An export of something, without a type. */
    static byte[] export(String name, int sort, int index) {
        return bytes(0, name, sort, index, 0);
    }

    /** An alias of an instance's export. */
    static byte[] alias(int sort, int instance, String name) {
        return bytes(sort, 0, instance, name);
    }

    /** The type of an instance. */
    static byte[] instanceType(Object... declarations) {
        return bytes(0x42, vec(declarations));
    }

    /** The type of a component. */
    static byte[] componentType(Object... declarations) {
        return bytes(0x41, vec(declarations));
    }

    /** The declaration of a type. */
    static byte[] declareType(Object... type) {
        return bytes(1, bytes(type));
    }

    /** The declaration of an import. */
    static byte[] declareImport(String name, Object... type) {
        return bytes(3, named(name, type));
    }

    /** The declaration of an export. */
    static byte[] declareExport(String name, Object... type) {
        return bytes(4, named(name, type));
    }

    /** The types of imports and exports. */
    static byte[] function(int type) {
        return bytes(1, type);
    }

    static byte[] resource() {
        return bytes(3, 1);
    }

    static byte[] equalTo(int type) {
        return bytes(3, 0, type);
    }

    static byte[] componentOf(int type) {
        return bytes(4, type);
    }

    static byte[] instanceOf(int type) {
        return bytes(5, type);
    }

    /** {@code func(NAME: type)}. */
    static byte[] consumer(String name, int type) {
        return bytes(0x40, vec(bytes(name, type)), 1, 0);
    }

    /** {@code func() -> type}. */
    static byte[] producer(int type) {
        return bytes(0x40, 0, 0, type);
    }

    static byte[] truncate(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
