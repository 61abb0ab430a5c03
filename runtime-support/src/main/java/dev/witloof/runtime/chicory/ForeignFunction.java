package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands for a function of another module in a table, as an instance of its own that has the types of the calling module.
 *
 * <p>Where an indirect call meets a function of another instance, Chicory looks up the type that the caller wants, by the
 * caller's index, among the types of the function's module. In this instance that index leads to the caller's type, and its one
 * function has a type behind them.
 */
final class ForeignFunction implements Machine {
    /** The index of the one function in its instance. */
    static final int INDEX = 0;

    private static final Set<ValType> PLAIN = Set.of(
            ValType.I32, ValType.I64, ValType.F32, ValType.F64, ValType.V128, ValType.FuncRef, ValType.ExternRef);

    private final Instance target;
    private final int function;

    private ForeignFunction(Instance target, int function) {
        this.target = target;
        this.function = function;
    }

    /** An instance for a function; empty if its type refers to types of its module, which the caller's has no word for. */
    static Optional<Instance> instance(TypeSection caller, Instance target, int function) {
        FunctionType type = target.type(target.functionType(function));
        if (!Stream.concat(type.params().stream(), type.returns().stream()).allMatch(PLAIN::contains)) {
            return Optional.empty();
        }
        ImportFunction itself = new ImportFunction(
                "", "", type, (from, arguments) -> target.getMachine().call(function, arguments));
        return Optional.of(Instance.builder(module(caller, type))
                .withImportValues(ImportValues.builder().addFunction(itself).build())
                .withMachineFactory(made -> new ForeignFunction(target, function))
                .withStart(false)
                .build());
    }

    private static WasmModule module(TypeSection caller, FunctionType type) {
        TypeSection.Builder types = TypeSection.builder();
        for (int i = 0; i < caller.typeCount(); i++) {
            types.addRecType(caller.getRecType(i));
        }
        types.addFunctionType(type);
        return WasmModule.builder()
                .setTypeSection(types.build())
                .setImportSection(ImportSection.builder()
                        .addImport(new FunctionImport("", "", caller.subTypeCount()))
                        .build())
                .build();
    }

    /** Whether an instance stands for the function. */
    static boolean isFor(Instance instance, Instance target, int function) {
        return instance.getMachine() instanceof ForeignFunction foreign
                && foreign.target == target
                && foreign.function == function;
    }

    /** The instance that an instance stands for, or itself. */
    static Instance unwrap(Instance instance) {
        return instance.getMachine() instanceof ForeignFunction foreign ? foreign.target : instance;
    }

    @Override
    public long[] call(int index, long[] arguments) {
        return target.getMachine().call(function, arguments);
    }
}
