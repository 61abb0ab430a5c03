package dev.witloof.wasi;

import dev.witloof.bindings.wasi.cli.Run;
import dev.witloof.bindings.witloof.wasi.Command;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;

/**
 * A program: a component that exports {@code wasi:cli/run}, as toolchains make of a {@code main} function.
 *
 * <pre>{@code
 * WasiCommand hello = WasiCommand.prepare(Component.load(Path.of("hello.wasm")));
 * int code = hello.run(Store.builder().deadline(Duration.ofSeconds(10)).build(), WasiHost.builder().inheritStdio().build());
 * }</pre>
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class WasiCommand {
    private static final String RUN = "wasi:cli/run@0.2.";

    private final Command.Prepared prepared;

    private WasiCommand(Command.Prepared prepared) {
        this.prepared = prepared;
    }

    /**
     * Whether a component is a program.
     *
     * @param component any component
     * @return true if it exports {@code wasi:cli/run} of WASI 0.2; {@link #prepare} says whether it fits too
     */
    public static boolean isProgram(Component component) {
        return component.definition().type().exports().keySet().stream().anyMatch(name -> name.startsWith(RUN));
    }

    /**
     * Checks a component, once for all its runs.
     *
     * @param component a component that imports nothing but WASI 0.2
     * @return the program
     * @throws LinkException if it imports something else, or does not export {@code wasi:cli/run}
     */
    public static WasiCommand prepare(Component component) {
        return new WasiCommand(Command.prepare(component));
    }

    /**
     * Runs the program from its start to its end.
     *
     * @param store a store without other instances, which stays open
     * @param host what the program may use
     * @return the exit code: 0 for success; 1 if its {@code main} failed, or another that it chose
     * @throws Trap if it ends by a fault
     */
    public int run(Store store, WasiHost host) {
        try (Command program = prepared.instantiate(store, host.imports(Command.Imports.class))) {
            program.exports().run().run();
            return 0;
        } catch (Run.RunException e) {
            return 1;
        } catch (Trap trap) {
            return WasiExit.code(trap).orElseThrow(() -> trap);
        }
    }
}
