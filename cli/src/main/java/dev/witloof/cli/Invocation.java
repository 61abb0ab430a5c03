package dev.witloof.cli;

import dev.witloof.messaging.config.WasiConfig;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.wave.Wave;
import dev.witloof.runtime.wave.WaveException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code witloof run GUEST --invoke CALL}: calls one function of a component, arguments and result as WAVE. */
final class Invocation {
    private final Component component;
    private final WasiConfig granted;
    private final ExportedFunctions functions;

    Invocation(Component component, WasiConfig granted) {
        this.component = component;
        this.granted = granted;
        this.functions = new ExportedFunctions(component);
    }

    /**
     * Calls a function and prints its result, if it has one.
     *
     * @param call the function's name, after that of its interface and a dot if it has one, and the arguments
     * @param deadline how long the guest may take
     * @throws IllegalArgumentException if a directory or a text that it is given is none
     * @throws CommandFailure if there is no such function, the arguments are none of its, or the guest traps
     */
    void run(String call, Duration deadline, PrintWriter out, PrintWriter err) throws CommandFailure {
        try (Store store = Store.builder().deadline(deadline).build();
                PrintedOutput output = new PrintedOutput(out, err)) {
            ExportedFunctions.Function function = functions.get(Wave.functionName(call));
            List<ComponentValue> arguments = Wave.arguments(call, function.type());
            ComponentImports imports = output.host(granted)
                    .interfaces()
                    .addTo(ComponentImports.builder().trapMissing())
                    .build();
            ComponentInstance instance = ComponentInstance.of(component, store, imports);
            Optional<ComponentValue> result =
                    instance.call(function.interfaceName(), function.name(), arguments.toArray(ComponentValue[]::new));
            output.end();
            result.ifPresent(value -> out.println(PrintableText.line(Wave.describe(value))));
        } catch (WaveException e) {
            throw CommandFailure.of("--invoke: " + e.getMessage(), e);
        } catch (LinkException | Trap e) {
            throw CommandFailure.of(String.valueOf(e.getMessage()), e);
        }
    }
}
