package dev.witloof.wasi.cli;

import dev.witloof.bindings.wasi.cli.Environment;
import dev.witloof.runtime.Tuple2;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The interface {@code wasi:cli/environment}. */
public final class HostEnvironment implements Environment {
    private final List<Tuple2<String, String>> variables;
    private final List<String> arguments;
    private final Optional<String> directory;

    /**
     * Makes the interface.
     *
     * @param variables the variables, in order
     * @param arguments the arguments, the program's name first
     * @param directory what relative paths are relative to
     */
    public HostEnvironment(Map<String, String> variables, List<String> arguments, Optional<String> directory) {
        this.variables = variables.entrySet().stream()
                .map(each -> new Tuple2<>(each.getKey(), each.getValue()))
                .toList();
        this.arguments = List.copyOf(arguments);
        this.directory = directory;
    }

    @Override
    public List<Tuple2<String, String>> getEnvironment() {
        return variables;
    }

    @Override
    public List<String> getArguments() {
        return arguments;
    }

    @Override
    public Optional<String> initialCwd() {
        return directory;
    }
}
