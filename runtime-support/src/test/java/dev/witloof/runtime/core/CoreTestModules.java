package dev.witloof.runtime.core;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.chicory.ChicoryEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The modules of {@code src/test/resources/core}, and short ways to call them. */
final class CoreTestModules {
    private CoreTestModules() {}

    static byte[] bytes(String name) {
        try (InputStream in = CoreTestModules.class.getResourceAsStream("/core/" + name + ".wasm")) {
            if (in == null) {
                throw new IllegalArgumentException("no module " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CoreEngine engine(boolean compiled) {
        return compiled ? ChicoryEngine.COMPILING : ChicoryEngine.INTERPRETING;
    }

    static CoreBudget budget() {
        return new CoreBudget(1 << 20, 1_000, 100);
    }

    static CoreInstance instance(boolean compiled, String name, CoreBudget budget) {
        return engine(compiled).load(bytes(name)).instantiate(List.of(), budget);
    }

    static long call(CoreInstance instance, String function, long... arguments) {
        return function(instance, function).call(arguments);
    }

    /** A function as Java calls it. */
    static CoreFunction function(CoreInstance instance, String name) {
        return ((CoreItem.Function) instance.export(name)).function().direct();
    }

    /** A module of functions {@code () -> i32}, the first of which is exported as {@code run}. */
    static byte[] functions(ModuleWriter... bodies) {
        ModuleWriter functions = new ModuleWriter().unsigned(bodies.length);
        ModuleWriter code = new ModuleWriter().unsigned(bodies.length);
        for (ModuleWriter body : bodies) {
            functions.bytes(0);
            code.sized(body);
        }
        return ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 0, 1, 0x7F))
                .section(3, functions)
                .section(7, new ModuleWriter().bytes(1).name("run").bytes(0, 0))
                .section(10, code)
                .toBytes();
    }
}
