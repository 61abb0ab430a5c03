package dev.witloof.runtime.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import dev.witloof.runtime.core.ModuleOutline;
import dev.witloof.runtime.core.ModuleOutline.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles a module to JVM bytecode, but for the functions that are left to the interpreter.
 *
 * <p>Whether a function is too large for a method of the JVM shows when the code of all has been made. Chicory's compiler
 * would begin anew for each that is; here the first few are told one by one, and from then on with each all that may be as
 * large, so that no module is compiled more than a few dozen times.
 */
final class Compilation {
    /** How many functions are found to be too large one by one: real guests have two. */
    private static final int ONE_BY_ONE = 4;

    /** How Chicory 1.7.5 says which function it was. */
    private static final Pattern TOO_LARGE = Pattern.compile("WASM function index: (\\d+)");

    private final WasmModule module;
    private final ModuleOutline outline;
    private int tooLarge;

    private Compilation(WasmModule module, ModuleOutline outline) {
        this.module = module;
        this.outline = outline;
    }

    /**
     * Compiles what is to be compiled.
     *
     * @param module the module
     * @param outline its outline
     * @return what makes the machine of an instance
     * @throws RuntimeException where the compiler fails
     */
    static Function<Instance, Machine> of(WasmModule module, ModuleOutline outline) {
        Optional<Set<Integer>> interpreted = CompilationPlan.interpreted(module, outline);
        return interpreted.isEmpty()
                ? Interpreter::new
                : new Compilation(module, outline).compile(new HashSet<>(interpreted.get()));
    }

    private Function<Instance, Machine> compile(Set<Integer> interpreted) {
        while (true) {
            if (interpreted.stream().anyMatch(this::makesTailCalls)) {
                return Interpreter::new;
            }
            try {
                return MachineFactoryCompiler.builder(module)
                        .withInterpretedFunctions(interpreted)
                        .withInterpreterFallback(InterpreterFallback.FAIL)
                        .compile();
            } catch (ChicoryException e) {
                int function = tooLarge(e);
                if (!interpreted.add(function)) {
                    throw e;
                }
                tooLarge++;
                if (tooLarge > ONE_BY_ONE) {
                    leaveAsLarge(length(function) / 2, interpreted);
                }
            }
        }
    }

    /** Whether a function makes tail calls, for which Chicory's own interpreter, which a compiled module has, is not fit. */
    private boolean makesTailCalls(int function) {
        return module.codeSection().getFunctionBody(function - outline.importedFunctions()).instructions().stream()
                .anyMatch(TailCalls::isOne);
    }

    private static int tooLarge(ChicoryException e) {
        Matcher found = TOO_LARGE.matcher(String.valueOf(e.getMessage()));
        if (!found.find()) {
            throw e;
        }
        return Integer.parseInt(found.group(1));
    }

    private void leaveAsLarge(int length, Set<Integer> interpreted) {
        for (int i = outline.importedFunctions(); i < outline.functions().size(); i++) {
            if (length(i) >= length) {
                interpreted.add(i);
            }
        }
    }

    private int length(int function) {
        Span body = outline.bodies().get(function - outline.importedFunctions());
        return body.end() - body.start();
    }
}
