package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.UnlinkableException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.core.CoreBudget;
import dev.witloof.runtime.core.CoreInstance;
import dev.witloof.runtime.core.CoreItem;
import dev.witloof.runtime.core.CoreModule;
import dev.witloof.runtime.core.ModuleExport;
import dev.witloof.runtime.core.ModuleOutline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A core module on Chicory, compiled at most once for all its instances. */
final class ChicoryModule implements CoreModule {
    private final ModuleOutline outline;
    private final WasmModule module;
    private final boolean interpreting;
    private final boolean tailCalls;
    private final Map<String, ModuleExport> exports = new HashMap<>();
    private final DirectFunctions functions;
    private final HostHandles handles;
    private volatile @Nullable Function<Instance, Machine> machines;

    ChicoryModule(ModuleOutline outline, WasmModule module, boolean interpreting) {
        this.outline = outline;
        this.module = module;
        this.interpreting = interpreting;
        this.tailCalls = TailCalls.in(module);
        this.functions = new DirectFunctions(!interpreting);
        this.handles = new HostHandles(!interpreting, outline.imports().size());
        outline.exports().forEach(export -> exports.put(export.name(), export));
    }

    @Override
    public ModuleOutline outline() {
        return outline;
    }

    @Override
    public @Nullable ModuleExport export(String name) {
        return exports.get(name);
    }

    DirectFunctions functions() {
        return functions;
    }

    @Override
    public void compile() {
        machines();
    }

    private Function<Instance, Machine> machines() {
        Function<Instance, Machine> ready = machines;
        if (ready == null) {
            synchronized (this) {
                ready = machines;
                if (ready == null) {
                    ready = interpreting ? Interpreter::new : compiled();
                    machines = ready;
                }
            }
        }
        return ready;
    }

    private Function<Instance, Machine> compiled() {
        try {
            return Compilation.of(module, outline);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new LinkException(
                    "a core module of the component cannot be compiled to JVM bytecode (" + e
                            + "): load it with Component.Options.interpreted()",
                    e);
        }
    }

    @Override
    public CoreInstance instantiate(List<CoreItem> imports, CoreBudget budget) {
        if (!budget.takeInstances(1)) {
            throw new LinkException(
                    "the store has reached its limit of " + budget.limits().instances()
                            + " core instances: close instances, or allow more with Store.builder().maxCoreInstances(…)");
        }
        List<FlatMemory> memories = new ArrayList<>();
        Instance.Builder builder = Instance.builder(module)
                .withImportValues(Imports.of(outline, module, handles, imports))
                .withMachineFactory(machines())
                .withMemoryFactory(limits -> memory(limits, budget, memories))
                .withTableFactory((table, initial) ->
                        new TableView(LimitedTable.of(table, initial, budget), module.typeSection()))
                .withStart(false);
        if (tailCalls) {
            builder.withUnsafeExecutionListener(TailCalls::check);
        }
        try {
            Instance instance = builder.build();
            TagIdentity.give(instance);
            return new ChicoryInstance(this, instance, memories);
        } catch (LinkException e) {
            throw e;
        } catch (UnlinkableException e) {
            throw new LinkException("an import of a core module is not of the wanted type: " + e.getMessage(), e);
        } catch (RuntimeException | StackOverflowError e) {
            throw Faults.of(e);
        }
    }

    private static Memory memory(MemoryLimits limits, CoreBudget budget, List<FlatMemory> memories) {
        long bytes = (long) limits.initialPages() * Memory.PAGE_SIZE;
        if (limits.initialPages() > Memory.RUNTIME_MAX_PAGES || !budget.takeMemory(bytes)) {
            throw new LinkException("the guest wants a memory of " + bytes + " bytes, and its store has a limit of "
                    + budget.limits().memoryBytes() + " for all memories: give the store more with"
                    + " Store.builder().maxMemoryBytes(…)");
        }
        try {
            FlatMemory memory = new FlatMemory(limits, budget);
            memories.add(memory);
            return memory;
        } catch (OutOfMemoryError e) {
            throw new LinkException(
                    "the guest wants a memory of " + bytes + " bytes, and the JVM has no room for it", e);
        }
    }
}
