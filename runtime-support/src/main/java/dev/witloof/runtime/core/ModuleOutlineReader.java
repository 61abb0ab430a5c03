package dev.witloof.runtime.core;

import dev.witloof.runtime.core.ModuleOutline.ElementSegment;
import dev.witloof.runtime.core.ModuleOutline.Section;
import dev.witloof.runtime.core.ModuleOutline.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the outline of a core module, and refuses what would let a small module take much memory in an engine that
 * trusts the numbers in it: vectors longer than the bytes that are left, millions of locals in a few bytes. What the
 * instructions say is the engine's to validate.
 */
public final class ModuleOutlineReader {
    /** The most imports: engines look each of them up by name among all. */
    static final int MAX_IMPORTS = 10_000;

    /** The most parameters, and the most results, of one function. */
    static final int MAX_ARITY = 1_000;

    /**
     * The most locals of one function. Where it is interpreted, each of its calls has them on the heap, and the stack of a
     * thread ends a recursion only after some thousand. The largest functions of JavaScript engines have some hundred. What
     * else a call has there counts too, once the engine has parsed the instructions.
     */
    static final int MAX_LOCALS = 10_000;

    /**
     * The most locals of all functions together, besides one for each byte of the module: engines keep a list with an entry
     * for each, and whoever uses a local spends bytes on that. A component may have very many small modules.
     */
    static final int MAX_UNUSED_LOCALS = 1_000;

    private static final int[] HEADER = {0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00};

    private final byte[] bytes;
    private final List<Section> sections = new ArrayList<>();
    private final List<FunctionShape> types = new ArrayList<>();
    private final List<ModuleImport> imports = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<Span> bodies = new ArrayList<>();
    private int tables;
    private int memories;
    private boolean hasStart;
    private boolean hasDataCount;
    private int declaredFunctions;
    private long locals;

    private ModuleOutlineReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the outline of a core module.
     *
     * @param bytes the module in the binary format
     * @return its outline
     * @throws MalformedModuleException where the bytes are not a core module
     */
    public static ModuleOutline read(byte[] bytes) {
        return new ModuleOutlineReader(bytes).read();
    }

    private ModuleOutline read() {
        ModuleCursor cursor = new ModuleCursor(bytes, 0, bytes.length);
        for (int wanted : HEADER) {
            if (cursor.unsignedByte("the header of a core module") != wanted) {
                throw cursor.malformed("the header is not that of a core module, version 1");
            }
        }
        while (!cursor.atEnd()) {
            int id = cursor.unsignedByte("a section");
            long length = cursor.u32("the length of section " + id);
            int start = cursor.position();
            cursor.skip(length, "section " + id);
            if (id != 0) {
                ModuleCursor content = new ModuleCursor(bytes, start, cursor.position());
                sections.add(new Section(id, new Span(start, cursor.position())));
                section(id, content);
            }
        }
        if (declaredFunctions != bodies.size()) {
            throw cursor.malformed(
                    declaredFunctions + " functions are declared, but " + bodies.size() + " have a body");
        }
        return new ModuleOutline(
                List.copyOf(types),
                List.copyOf(imports),
                List.copyOf(functions),
                tables,
                memories,
                List.copyOf(exports),
                List.copyOf(elements),
                List.copyOf(bodies),
                hasStart,
                hasDataCount,
                List.copyOf(sections));
    }

    private void section(int id, ModuleCursor content) {
        switch (id) {
            case 1 -> TypeSectionReader.read(content, types);
            case 2 -> readImports(content);
            case 3 -> readFunctions(content);
            case 4 -> tables = content.count("tables");
            case 5 -> memories = content.count("memories");
            case 7 -> readExports(content);
            case 8 -> hasStart = true;
            case 9 -> ElementSectionReader.read(content, elements);
            case 10 -> readBodies(content);
            case 11 -> checkData(content);
            case 12 -> hasDataCount = true;
            default -> {
                // Globals and tags are the engine's alone.
            }
        }
    }

    private void readImports(ModuleCursor content) {
        int count = content.count("imports");
        if (count > MAX_IMPORTS) {
            throw content.malformed(count + " imports; at most " + MAX_IMPORTS + " are taken");
        }
        for (int i = 0; i < count; i++) {
            String module = content.name("an import's module name");
            String name = content.name("an import's name");
            int start = content.position();
            ExternKind kind = ExternKind.of(content.unsignedByte("an import's kind"), content);
            int type = -1;
            switch (kind) {
                case FUNCTION -> type = index(content, types.size(), "type");
                case TABLE -> {
                    TypeSectionReader.valueType(content);
                    limits(content);
                }
                case MEMORY -> limits(content);
                case GLOBAL -> {
                    TypeSectionReader.valueType(content);
                    content.unsignedByte("a global's mutability");
                }
                case TAG -> {
                    content.unsignedByte("a tag's attribute");
                    index(content, types.size(), "type");
                }
            }
            if (kind == ExternKind.FUNCTION) {
                functions.add(type);
            }
            imports.add(new ModuleImport(module, name, kind, type, new Span(start, content.position())));
        }
    }

    private static void limits(ModuleCursor content) {
        int flags = content.unsignedByte("a limit's flags");
        if (flags > 3) {
            throw content.malformed("limits with flags " + flags + "; 64-bit and paged memories are not supported");
        }
        content.u32("the least size");
        if ((flags & 1) != 0) {
            content.u32("the greatest size");
        }
    }

    private void readFunctions(ModuleCursor content) {
        declaredFunctions = content.count("functions");
        for (int i = 0; i < declaredFunctions; i++) {
            functions.add(index(content, types.size(), "type"));
        }
    }

    private void readExports(ModuleCursor content) {
        int count = content.count("exports");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = content.name("an export's name");
            if (!names.add(name)) {
                throw content.malformed("the name " + CoreNames.quoted(name) + " is exported twice");
            }
            ExternKind kind = ExternKind.of(content.unsignedByte("an export's kind"), content);
            exports.add(new ModuleExport(name, kind, index(content, Integer.MAX_VALUE, kind.toString())));
        }
    }

    private void readBodies(ModuleCursor content) {
        int count = content.count("function bodies");
        for (int i = 0; i < count; i++) {
            long length = content.u32("the length of a function body");
            int start = content.position();
            content.skip(length, "a function body");
            ModuleCursor body = new ModuleCursor(bytes, start, content.position());
            countLocals(body);
            bodies.add(new Span(start, content.position()));
        }
    }

    /** What is in data segments is the engine's alone, but it makes room for as many bytes as they announce. */
    private static void checkData(ModuleCursor content) {
        int count = content.count("data segments");
        for (int i = 0; i < count; i++) {
            long flags = content.u32("a data segment's flags");
            if (flags > 2) {
                throw content.malformed("a data segment with flags " + flags);
            }
            if (flags == 2) {
                content.u32("a data segment's memory");
            }
            if (flags != 1) {
                ConstantExpressions.read(content);
            }
            content.skip(content.u32("the length of a data segment"), "a data segment");
        }
    }

    private void countLocals(ModuleCursor body) {
        int groups = body.count("groups of locals");
        long ofFunction = 0;
        for (int i = 0; i < groups; i++) {
            ofFunction += body.u32("a number of locals");
            TypeSectionReader.valueType(body);
            if (ofFunction > MAX_LOCALS) {
                throw body.malformed("a function with more than " + MAX_LOCALS + " locals");
            }
        }
        locals += ofFunction;
        if (locals > MAX_UNUSED_LOCALS + (long) bytes.length) {
            throw body.malformed("functions with " + locals + " locals in a module of " + bytes.length
                    + " bytes; at most " + MAX_UNUSED_LOCALS + " are taken, and one more for each byte");
        }
    }

    private static int index(ModuleCursor content, int limit, String what) {
        long index = content.u32("the index of a " + what);
        if (index >= limit) {
            throw content.malformed(what + " " + index + " is wanted, but there are " + limit);
        }
        return (int) index;
    }
}
