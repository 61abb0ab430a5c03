package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.CoreTypeDefinition;
import dev.witloof.component.definition.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads core types and the types of core modules (Binary.md, {@code core:type}). */
final class CoreTypeReader {
    private final ReadContext context;
    private final Scope scope;

    CoreTypeReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
    }

    /** Reads a type, or a recursive group of types, and appends it to the scope. */
    List<CoreTypeDefinition> read(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        List<CoreType> types = new ArrayList<>();
        if (in.peek("a core type") == 0x50) {
            in.u8("a core type");
            types.add(module(in));
        } else {
            new CoreTypeForms(in).group(types, true);
        }
        types.forEach(scope::addCoreType);
        return types.stream().map(type -> new CoreTypeDefinition(start, type)).toList();
    }

    private CoreType.Module module(BinaryInput in) {
        List<CoreType> types = new ArrayList<>();
        List<CoreType.Import> imports = new ArrayList<>();
        List<CoreType.Export> exports = new ArrayList<>();
        Set<String> importNames = new HashSet<>();
        Set<String> exportNames = new HashSet<>();
        CoreTypeForms forms = new CoreTypeForms(in);
        int count = in.count("declarations");
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            int kind = in.u8("a declaration of a module type");
            switch (kind) {
                case 0x00 -> {
                    String module = in.name("the module name of an import");
                    String name = in.name("the name of an import");
                    unique(start, importNames.add(module.length() + ":" + module + name), module + "` `" + name);
                    imports.add(new CoreType.Import(module, name, forms.external(types)));
                }
                case 0x01 -> forms.group(types, false);
                case 0x02 -> types.add(alias(in, types));
                case 0x03 -> {
                    String name = in.name("the name of an export");
                    unique(start, exportNames.add(name), name);
                    exports.add(new CoreType.Export(name, forms.external(types)));
                }
                default ->
                    throw new MalformedComponentException(
                            Rule.CORE_TYPE_FORM,
                            start,
                            BinaryInput.hex(kind),
                            "a declaration of a module type: 0x00 to 0x03");
            }
        }
        return new CoreType.Module(imports, exports);
    }

    private static void unique(int start, boolean first, String name) {
        if (!first) {
            throw new MalformedComponentException(
                    Rule.NAME_CONFLICT,
                    start,
                    "`" + ExternNames.abbreviate(name) + "` for the second time in a module type",
                    "different names");
        }
    }

    private CoreType alias(BinaryInput in, List<CoreType> own) {
        in.expect(Rule.CORE_ALIAS_FORM, 0x10, "0x10 for a core type");
        in.expect(Rule.CORE_ALIAS_FORM, 0x01, "0x01 for an outer alias");
        long count = in.u32("how many levels outward an alias goes");
        int start = in.offset();
        long index = in.u32("the index of a core type");
        if (count == 0) {
            return CoreTypeForms.type(start, index, own);
        }
        Scope target = scope.outward(count - 1);
        CoreType type = target.coreType(target.index(start, index, Sort.CORE_TYPE));
        if (type instanceof CoreType.Module) {
            throw new MalformedComponentException(
                    Rule.MODULE_TYPE_SCOPE, start, "an alias of a module type in a module type", "a core type");
        }
        return type;
    }
}
