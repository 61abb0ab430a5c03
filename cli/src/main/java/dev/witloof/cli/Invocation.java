package dev.witloof.cli;

import dev.witloof.component.definition.ComponentInterfaces;
import dev.witloof.component.type.FunctionType;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code witloof run GUEST --invoke CALL}: calls one function of a component, arguments and result as WAVE. */
final class Invocation {
    private final Component component;
    private final WasiConfig granted;
    /** The exported functions by what a call names them. */
    private final Map<String, Function> functions = new LinkedHashMap<>();

    private record Function(String interfaceName, String name, FunctionType type) {}

    Invocation(Component component, WasiConfig granted) {
        this.component = component;
        this.granted = granted;
        ComponentInterfaces.of(component.definition().type())
                .exports()
                .forEach((interfaceName, type) -> type.functions()
                        .forEach((name, function) -> functions.put(
                                interfaceName.isEmpty() ? name : interfaceName + "." + name,
                                new Function(interfaceName, name, function))));
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
            Function function = function(Wave.functionName(call));
            List<ComponentValue> arguments = Wave.arguments(call, function.type());
            ComponentImports imports = output.host(granted)
                    .interfaces()
                    .addTo(ComponentImports.builder())
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

    /** The function of a name, or the only one whose name is that but for its interface's version. */
    private Function function(String name) throws CommandFailure {
        Function exact = functions.get(name);
        if (exact != null) {
            return exact;
        }
        List<Function> unversioned = functions.entrySet().stream()
                .filter(each -> withoutVersion(each.getValue()).equals(name))
                .map(Map.Entry::getValue)
                .toList();
        if (unversioned.size() == 1) {
            return unversioned.get(0);
        }
        throw CommandFailure.of("the component exports "
                + (unversioned.isEmpty() ? "no function " : "several versions of ") + name + "; it exports "
                + (functions.isEmpty() ? "none" : String.join(", ", functions.keySet())));
    }

    private static String withoutVersion(Function function) {
        int version = function.interfaceName().indexOf('@');
        return version < 0 ? function.name() : function.interfaceName().substring(0, version) + "." + function.name();
    }
}
