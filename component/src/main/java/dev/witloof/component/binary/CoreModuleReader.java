package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.Sort;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the type of a core module out of the module: what it imports and exports. All else in it is for the engine to check.
 */
final class CoreModuleReader {
    /** The order of the sections, by their ids: that of the tags and that of the data count came later than their ids. */
    private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);

    private final List<CoreType> types = new ArrayList<>();
    private final Map<Sort, List<CoreExternal>> items = new EnumMap<>(Sort.class);
    private final List<CoreType.Import> imports = new ArrayList<>();
    private final List<CoreType.Export> exports = new ArrayList<>();
    private final Set<String> importNames = new HashSet<>();
    private final Set<String> exportNames = new HashSet<>();

    private CoreModuleReader() {}

    /** Reads a module behind its preamble. */
    static CoreType.Module read(BinaryInput in) {
        CoreModuleReader reader = new CoreModuleReader();
        int last = -1;
        while (!in.atEnd()) {
            int start = in.offset();
            int id = in.u8("the id of a section of a core module");
            BinaryInput section = in.part(in.count("bytes of a section of a core module"));
            if (id != 0) {
                int place = ORDER.indexOf(id);
                if (place <= last) {
                    throw new MalformedComponentException(
                            Rule.CORE_MODULE_FORM,
                            start,
                            place < 0 ? "section " + id + " of a core module" : "section " + id + " out of order",
                            "the sections of a core module in their order, each at most once");
                }
                last = place;
                reader.section(id, section);
            }
        }
        return new CoreType.Module(reader.imports, reader.exports);
    }

    private void section(int id, BinaryInput in) {
        CoreTypeForms forms = new CoreTypeForms(in);
        switch (id) {
            case 1 -> in.list("core types", () -> group(forms));
            case 2 -> in.list("core imports", () -> readImport(in, forms));
            case 3 -> in.list("core functions", () -> add(new CoreExternal.Function(forms.function(types))));
            case 4 -> in.list("core tables", () -> table(in, forms));
            case 5 -> in.list("core memories", () -> add(forms.memory()));
            case 6 -> in.list("core globals", () -> global(in, forms));
            case 7 -> in.list("core exports", () -> readExport(in));
            case 13 -> in.list("core tags", () -> add(forms.tag(types)));
            default -> {
                return;
            }
        }
        if (!in.atEnd()) {
            throw in.error(
                    Rule.CORE_MODULE_FORM,
                    in.remaining() + " bytes behind the end of what section " + id + " of a core module holds",
                    "the next section");
        }
    }

    private boolean group(CoreTypeForms forms) {
        forms.group(types, false);
        return true;
    }

    private boolean add(CoreExternal item) {
        return items.computeIfAbsent(item.sort(), key -> new ArrayList<>()).add(item);
    }

    private boolean table(BinaryInput in, CoreTypeForms forms) {
        boolean initialized = in.peek("a core table") == 0x40;
        if (initialized) {
            in.u8("a core table");
            in.expect(Rule.CORE_MODULE_FORM, 0, "0x00 behind 0x40 for a table with an initial value");
        }
        add(forms.table());
        if (initialized) {
            CoreConstants.skip(in);
        }
        return true;
    }

    private boolean global(BinaryInput in, CoreTypeForms forms) {
        add(forms.global());
        CoreConstants.skip(in);
        return true;
    }

    private CoreType.Import readImport(BinaryInput in, CoreTypeForms forms) {
        int start = in.offset();
        String module = in.name("the module name of a core import");
        String name = in.name("the name of a core import");
        unique(start, importNames.add(module.length() + ":" + module + name), "import `" + module + "` `" + name + "`");
        CoreType.Import read = new CoreType.Import(module, name, forms.external(types));
        imports.add(read);
        add(read.type());
        return read;
    }

    private CoreType.Export readExport(BinaryInput in) {
        int start = in.offset();
        String name = in.name("the name of a core export");
        unique(start, exportNames.add(name), "export `" + name + "`");
        int kind = in.peek("the kind of a core export");
        if (kind > 0x04) {
            throw in.error(
                    Rule.CORE_MODULE_FORM, BinaryInput.hex(kind), "a func, table, memory, global or tag: 0x00 to 0x04");
        }
        Sort sort = SortReader.coreSort(in);
        List<CoreExternal> space = items.getOrDefault(sort, List.of());
        long index = in.u32("the index of a core export");
        if (index >= space.size()) {
            throw new MalformedComponentException(
                    Rule.INDEX,
                    start,
                    "an export of " + sort + " " + index,
                    "one of the " + space.size() + " that the module has");
        }
        CoreType.Export read = new CoreType.Export(name, space.get((int) index));
        exports.add(read);
        return read;
    }

    private static void unique(int start, boolean first, String what) {
        if (!first) {
            throw new MalformedComponentException(
                    Rule.NAME_CONFLICT,
                    start,
                    "the core " + ExternNames.abbreviate(what) + " for the second time in one module",
                    "different names");
        }
    }
}
