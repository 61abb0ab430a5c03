package dev.witloof.it.mirror;

import dev.witloof.component.abi.CoreSignature;
import dev.witloof.component.abi.CoreType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A core module that is being written. All imports come before the first function. */
final class CoreModule {
    private static final int FUNCTION = 0;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;

    private final Set<CoreSignature> types = new LinkedHashSet<>();
    private final List<Binary> imports = new ArrayList<>();
    private final List<Binary> functions = new ArrayList<>();
    private final List<Binary> bodies = new ArrayList<>();
    private final List<Binary> exports = new ArrayList<>();
    private final Binary definitions = new Binary();
    private int imported;

    static int code(CoreType type) {
        return switch (type) {
            case I32 -> 0x7F;
            case I64 -> 0x7E;
            case F32 -> 0x7D;
            case F64 -> 0x7C;
        };
    }

    private static Binary codes(List<CoreType> types) {
        return new Binary()
                .vector(types.stream().map(type -> Binary.of(code(type))).toList());
    }

    private int type(CoreSignature signature) {
        types.add(signature);
        return List.copyOf(types).indexOf(signature);
    }

    /** Imports a function; returns its index. */
    int importFunction(String module, String name, CoreSignature signature) {
        imports.add(new Binary().name(module).name(name).bytes(FUNCTION).unsigned(type(signature)));
        return imported++;
    }

    void importMemory(String module, String name) {
        imports.add(new Binary().name(module).name(name).bytes(MEMORY, 0, 1));
    }

    /** Imports a variable of type i32. */
    void importGlobal(String module, String name) {
        imports.add(new Binary().name(module).name(name).bytes(GLOBAL, 0x7F, 1));
    }

    /** Defines and exports a memory of one page, which may grow. */
    void exportMemory(String name) {
        definitions.bytes(5, 3, 1, 0, 1);
        exports.add(new Binary().name(name).bytes(MEMORY, 0));
    }

    /** Defines variables of type i32, and exports the first. */
    void exportGlobals(String name, int... values) {
        List<Binary> globals = new ArrayList<>();
        for (int value : values) {
            globals.add(Binary.of(0x7F, 1, 0x41).signed(value).bytes(0x0B));
        }
        definitions.bytes(6).sized(new Binary().vector(globals));
        exports.add(new Binary().name(name).bytes(GLOBAL, 0));
    }

    /** Defines and exports a function. */
    void exportFunction(String name, CoreSignature signature, Code code) {
        exports.add(new Binary().name(name).bytes(FUNCTION).unsigned(imported + functions.size()));
        functions.add(new Binary().unsigned(type(signature)));
        bodies.add(code.body());
    }

    Binary binary() {
        List<Binary> signatures = types.stream()
                .map(each -> Binary.of(0x60).append(codes(each.parameters())).append(codes(each.results())))
                .toList();
        Binary module = Binary.of(0, 'a', 's', 'm', 1, 0, 0, 0);
        module.bytes(1).sized(new Binary().vector(signatures));
        module.bytes(2).sized(new Binary().vector(imports));
        module.bytes(3).sized(new Binary().vector(functions));
        module.append(definitions);
        module.bytes(7).sized(new Binary().vector(exports));
        module.bytes(10).sized(new Binary().vector(bodies));
        return module;
    }
}
