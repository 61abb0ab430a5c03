package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;

/** The classes that generated code stands on. The generator knows their names only. */
final class RuntimeTypes {
    private static final String RUNTIME = "dev.witloof.runtime";
    private static final String ABI = RUNTIME + ".abi";

    static final ClassName COMPONENT = ClassName.get(RUNTIME, "Component");
    static final ClassName STORE = ClassName.get(RUNTIME, "Store");
    static final ClassName RESOURCE = ClassName.get(RUNTIME, "Resource");
    static final ClassName RESULT = ClassName.get(RUNTIME, "Result");
    static final ClassName RESULT_OK = RESULT.nestedClass("Ok");
    static final ClassName RESULT_ERR = RESULT.nestedClass("Err");
    static final ClassName UNIT = ClassName.get(RUNTIME, "Unit");
    static final ClassName WIT_EXCEPTION = ClassName.get(RUNTIME, "WitException");
    static final ClassName OWNED = ClassName.get(RUNTIME, "Owned");
    static final ClassName BORROWED = ClassName.get(RUNTIME, "Borrowed");
    static final ClassName GENERATED = ClassName.get(RUNTIME, "Generated");

    static final ClassName ABI_VERSION = ClassName.get(ABI, "AbiVersion");
    static final ClassName VALUES = ClassName.get(ABI, "Values");
    static final ClassName SCALARS = ClassName.get(ABI, "Scalars");
    static final ClassName LIFT_LOWER = ClassName.get(ABI, "LiftLower");
    static final ClassName FIXED_LISTS = ClassName.get(ABI, "FixedLists");
    static final ClassName FLAT_LISTS = ClassName.get(ABI, "FlatLists");
    static final ClassName LIFTING = ClassName.get(ABI, "Lifting");
    static final ClassName LOWERING = ClassName.get(ABI, "Lowering");
    static final ClassName HOST_FUNCTION = ClassName.get(ABI, "HostFunction");
    static final ClassName GUEST_RESOURCE = ClassName.get(ABI, "GuestResource");
    static final ClassName GUEST_INSTANCE = ClassName.get(ABI, "GuestInstance");
    static final ClassName INTERFACE_ADAPTER = ClassName.get(ABI, "InterfaceAdapter");
    static final ClassName WORLD_ADAPTER = ClassName.get(ABI, "WorldAdapter");
    static final ClassName PREPARED_WORLD = ClassName.get(ABI, "PreparedWorld");

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    /** The version of the runtime's ABI package that generated code is written for. */
    static final int ABI_MAJOR = 2;

    /** The lowest minor version of it that has all that generated code uses. */
    static final int ABI_MINOR = 1;

    private RuntimeTypes() {}

    static ClassName tuple(int size) {
        return ClassName.get(RUNTIME, "Tuple" + size);
    }
}
