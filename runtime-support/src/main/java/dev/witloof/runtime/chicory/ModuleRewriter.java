package dev.witloof.runtime.chicory;

import dev.witloof.runtime.core.ModuleImport;
import dev.witloof.runtime.core.ModuleOutline;
import dev.witloof.runtime.core.ModuleOutline.Section;
import dev.witloof.runtime.core.ModuleOutline.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes a core module palatable to Chicory.
 *
 * <p>Its imports are numbered, because Chicory 1.7.5 refuses a function named {@code "" ""}, which wit-component uses,
 * and names that are not identifiers; the linker goes by their order. Custom sections are left out: nobody reads them
 * here, and faults in them must not matter.
 */
final class ModuleRewriter {
    /** The module name of all imports. */
    static final String MODULE = "import";

    private static final int HEADER_LENGTH = 8;
    private static final int IMPORT_SECTION = 2;

    private ModuleRewriter() {}

    static byte[] rewrite(byte[] bytes, ModuleOutline outline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, HEADER_LENGTH);
        for (Section section : outline.sections()) {
            byte[] content = section.id() == IMPORT_SECTION ? imports(bytes, outline) : copy(bytes, section.content());
            out.write(section.id());
            writeU32(out, content.length);
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    /** The name of the import at an index. */
    static String name(int index) {
        return Integer.toString(index);
    }

    private static byte[] imports(byte[] bytes, ModuleOutline outline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeU32(out, outline.imports().size());
        int index = 0;
        for (ModuleImport entry : outline.imports()) {
            writeName(out, MODULE);
            writeName(out, name(index++));
            out.writeBytes(copy(bytes, entry.descriptor()));
        }
        return out.toByteArray();
    }

    private static byte[] copy(byte[] bytes, Span span) {
        return java.util.Arrays.copyOfRange(bytes, span.start(), span.end());
    }

    private static void writeName(ByteArrayOutputStream out, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        writeU32(out, utf8.length);
        out.writeBytes(utf8);
    }

    static void writeU32(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7F || rest < 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
