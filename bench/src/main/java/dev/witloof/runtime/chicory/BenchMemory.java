package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import dev.witloof.runtime.abi.LinearMemory;
import dev.witloof.runtime.core.CoreBudget;

/**
 * The runtime's own flat memory, for the benchmark's hand-written code: in this package because the class is not public.
 *
 * @param engine the memory as Chicory takes it
 * @param memory the same object as the canonical ABI sees it
 */
public record BenchMemory(Memory engine, LinearMemory memory) {
    /**
     * Makes a memory as the runtime does.
     *
     * @param limits its limits
     * @return the memory
     */
    public static BenchMemory of(MemoryLimits limits) {
        FlatMemory memory = new FlatMemory(limits, new CoreBudget(Integer.MAX_VALUE, 0, 0));
        return new BenchMemory(memory, memory);
    }
}
