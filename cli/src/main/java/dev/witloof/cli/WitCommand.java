package dev.witloof.cli;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.check.ComponentRules;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.print.WitJson;
import dev.witloof.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof wit}: the WIT that is in a component. */
@Command(
        name = "wit",
        description = {
            "Prints the WIT found in a component: what it imports and exports as world root of package root:component, with"
                    + " the packages of its interfaces nested behind it, as far as the component needs them. A WIT package"
                    + " as a component, in the binary format or in its text form, is printed as that package.",
            "",
            "WIT in text is printed too, in one form and as one text, which means the same. What is sound WIT and no component"
                    + " can have is told as a warning.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class WitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "GUEST",
            description =
                    "The component: a .wasm file. Or WIT: a file, a .wat file with a WIT package, or a folder as generate"
                            + " takes it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path guest;

    @Option(
            names = "--json",
            description =
                    "Print what the WIT means as JSON, in the schema of wasm-tools component wit --json, instead of text.")
    private boolean json;

    @Option(
            names = "--features",
            paramLabel = "FEATURE",
            split = ",",
            description =
                    "Features whose @unstable items are there, separated by commas. Without this option, text has the items"
                            + " of all features, and JSON those of none.")
    private @Nullable Set<String> features;

    @Option(names = "--all-features", description = "Have the items of all features in JSON, too.")
    private boolean allFeatures;

    private WitCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        try {
            Resolve resolve = WitLoader.builder()
                    .features(features == null ? Set.of() : features)
                    .allFeatures(allFeatures || (features == null && !json))
                    .build()
                    .load(guest);
            spec.commandLine().getOut().print(json ? WitJson.print(resolve) : WitPrinter.print(resolve));
            spec.commandLine().getOut().flush();
            List<Diagnostic> warnings = ComponentRules.check(resolve);
            if (!warnings.isEmpty()) {
                spec.commandLine().getErr().print(new DiagnosticRenderer().render(warnings));
                spec.commandLine().getErr().flush();
            }
            return ExitCode.OK;
        } catch (ResolveException e) {
            throw CommandFailure.rendered(new DiagnosticRenderer().render(e.diagnostics()), e);
        } catch (NoSuchFileException e) {
            String reason = e.getReason() == null ? "there is no such file or folder" : e.getReason();
            throw CommandFailure.of(e.getFile() + ": " + reason, e);
        } catch (IOException e) {
            throw InputFile.unreadable(guest, e);
        }
    }
}
