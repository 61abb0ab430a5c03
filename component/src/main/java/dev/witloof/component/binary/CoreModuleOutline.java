package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a core module tells about itself without being validated: how much there is of it, and which memory it needs (core
 * specification, "Binary Format", "Modules").
 *
 * @param imports the number of its imports
 * @param exports the number of its exports
 * @param functions the number of functions that it defines
 * @param memories the memories that it defines, in order
 * @param importedMemories the memories that it imports, in order
 * @param producers the tools that made it, from the sections {@code producers}, in order
 */
public record CoreModuleOutline(
        int imports,
        int exports,
        int functions,
        List<Memory> memories,
        List<Memory> importedMemories,
        List<Producer> producers) {

    /** The bytes of a page of memory, unless the memory says otherwise. */
    public static final int PAGE_BYTES = 1 << 16;

    /**
     * Copies the lists.
     *
     * @param imports the number of its imports
     * @param exports the number of its exports
     * @param functions the number of functions that it defines
     * @param memories the memories that it defines
     * @param importedMemories the memories that it imports
     * @param producers the tools that made it
     */
    public CoreModuleOutline {
        memories = List.copyOf(memories);
        importedMemories = List.copyOf(importedMemories);
        producers = List.copyOf(producers);
    }

    /**
     * A memory as it is declared.
     *
     * @param initial the pages that it has from the start
     * @param maximum the pages that it may grow to, if there is such a limit
     */
    public record Memory(long initial, OptionalLong maximum) {}

    /**
     * Reads the outline of a core module.
     *
     * @param module the module
     * @return what it tells
     * @throws MalformedComponentException if it is not well formed so far as it is read
     */
    public static CoreModuleOutline of(CoreModuleDefinition module) {
        Outline outline = new Outline(new BinaryInput(module.bytes()));
        try {
            outline.read();
        } catch (MalformedComponentException e) {
            throw new MalformedComponentException(e.rule(), module.offset() + e.offset(), e.found(), e.wanted());
        }
        return new CoreModuleOutline(
                outline.imports,
                outline.exports,
                outline.functions,
                outline.memories,
                outline.importedMemories,
                outline.producers);
    }

    private static final class Outline {
        private static final int PREAMBLE = 8;

        private final BinaryInput in;
        private final List<Memory> memories = new ArrayList<>();
        private final List<Memory> importedMemories = new ArrayList<>();
        private final List<Producer> producers = new ArrayList<>();
        private int imports;
        private int exports;
        private int functions;

        Outline(BinaryInput in) {
            this.in = in;
        }

        void read() {
            in.part(PREAMBLE);
            while (!in.atEnd()) {
                int id = in.u8("the id of a section");
                section(id, in.part(in.count("bytes of a section")));
            }
        }

        private void section(int id, BinaryInput section) {
            switch (id) {
                case 0 -> custom(section);
                case 2 -> {
                    imports = section.count("imports");
                    for (int i = 0; i < imports; i++) {
                        importDescription(section);
                    }
                }
                case 3 -> functions = section.count("functions");
                case 5 -> section.list("memories", () -> memories.add(limits(section)));
                case 7 -> exports = section.count("exports");
                default -> {
                    // Of no concern here.
                }
            }
        }

        private void custom(BinaryInput section) {
            if (section.name("the name of a section").equals("producers")) {
                producers.addAll(ComponentMetadata.producers(section.rest()));
            }
        }

        private void importDescription(BinaryInput section) {
            section.name("the module name of an import");
            section.name("the name of an import");
            int start = section.offset();
            int kind = section.u8("the kind of an import");
            switch (kind) {
                case 0x00 -> section.u32("the index of a type");
                case 0x01 -> {
                    type(section);
                    limits(section);
                }
                case 0x02 -> importedMemories.add(limits(section));
                case 0x03 -> {
                    type(section);
                    section.u8("the mutability of a global");
                }
                case 0x04 -> {
                    section.u8("the attribute of a tag");
                    section.u32("the index of a type");
                }
                default ->
                    throw new MalformedComponentException(
                            Rule.CORE_MODULE_FORM, start, BinaryInput.hex(kind), "the kind of an import: 0x00 to 0x04");
            }
        }

        /** A value type: one byte, or a reference to a heap type. */
        private static void type(BinaryInput section) {
            int opcode = section.u8("a value type");
            if (opcode == 0x63 || opcode == 0x64) {
                section.s33("a heap type");
            }
        }

        private static Memory limits(BinaryInput section) {
            int flags = section.u8("the flags of limits");
            int bits = (flags & 0x04) == 0 ? 32 : 64;
            long initial = section.unsigned(bits, "the initial size");
            OptionalLong maximum = (flags & 0x01) == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(section.unsigned(bits, "the maximum size"));
            if ((flags & 0x08) != 0) {
                section.u32("the size of a page");
            }
            return new Memory(initial, maximum);
        }
    }
}
