package dev.witloof.cli;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.runtime.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof validate}: whether files are components. */
@Command(
        name = "validate",
        description =
                "Tells of each file whether it is a valid component, with valid core modules; and where it is not,"
                        + " which place of it breaks a rule, what is there and what was wanted. Nothing is run. The exit code is 1"
                        + " if one of them is not valid.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "GUEST", arity = "1..*", description = "The components: .wasm files.")
    private List<Path> guests = new ArrayList<>();

    private ValidateCommand() {}

    @Override
    public Integer call() {
        boolean all = true;
        for (Path guest : guests) {
            all &= validate(guest);
        }
        return all ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean validate(Path guest) {
        try {
            Component.load(guest);
            spec.commandLine().getOut().println(PrintableText.line(guest + ": valid"));
            return true;
        } catch (MalformedComponentException e) {
            spec.commandLine().getOut().println(PrintableText.line(guest + ": " + e.getMessage()));
        } catch (IOException e) {
            spec.commandLine().getErr().print(InputFile.unreadable(guest, e).text());
            spec.commandLine().getErr().flush();
        }
        return false;
    }
}
