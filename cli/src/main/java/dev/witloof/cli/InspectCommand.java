package dev.witloof.cli;

import dev.witloof.component.binary.ComponentReader;
import dev.witloof.component.binary.MalformedComponentException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof inspect}: what a component is made of. */
@Command(
        name = "inspect",
        description =
                "Tells what a component is made of: its imports and exports, its core modules with their sizes and"
                        + " memories, the components in it, and the tools that made it. Nothing is run.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class InspectCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "GUEST", description = "The component: a .wasm file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path guest;

    @Option(names = "--functions", description = "Lists the functions of each interface, with their types spelled out.")
    private boolean functions;

    @Option(names = "--json", description = "Prints all of it as a JSON object, for programs.")
    private boolean json;

    private InspectCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        byte[] bytes = InputFile.component(guest);
        PrintWriter out = spec.commandLine().getOut();
        try {
            ComponentReport report = ComponentReport.of(ComponentReader.read(bytes));
            if (json) {
                out.print(ReportJson.of(report, guest.toString(), bytes.length));
            } else {
                new ReportText(report, functions, out).print(guest.toString(), bytes.length);
            }
            out.flush();
            return ExitCode.OK;
        } catch (MalformedComponentException e) {
            throw CommandFailure.of(guest + ": " + e.getMessage(), e);
        }
    }
}
