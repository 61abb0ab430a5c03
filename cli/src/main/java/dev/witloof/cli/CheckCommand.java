package dev.witloof.cli;

import dev.witloof.codegen.check.Change;
import dev.witloof.codegen.check.Compatibility;
import dev.witloof.codegen.check.CompatibilityReport;
import dev.witloof.wit.WitLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof check}: what changed between two versions of a WIT package, and whether the version says so. */
@Command(
        name = "check",
        description = {
            "Compares two versions of a WIT package: prints each change with its place, what it breaks (components built"
                    + " against the old version, hosts built against it, Java sources), and whether the new version may have"
                    + " it by Semantic Versioning.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing changed, or the new version may have what changed",
            " 1:the new version may not have what changed",
            " 2:the command line makes no sense, or the WIT has errors: nothing was compared",
            "70:a defect of the command itself"
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description =
                    "The WIT of the old version: a file, or a folder with the files of one package and its dependencies in"
                            + " deps; or a component.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The WIT of the new version, likewise.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path after;

    @Option(names = "--json", description = "Print one JSON object instead of lines; the exit codes are the same.")
    private boolean json;

    private CheckCommand() {}

    @Override
    public Integer call() {
        CompatibilityReport report;
        try {
            WitLoader loader = WitLoader.builder().allFeatures(true).build();
            report = Compatibility.compare(
                    WitFiles.load(loader, before).rootPackage(),
                    WitFiles.load(loader, after).rootPackage());
        } catch (CommandFailure e) {
            // Exit code 1 is for packages that were compared.
            spec.commandLine().getErr().print(e.text());
            spec.commandLine().getErr().flush();
            return ExitCode.USAGE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        print(report);
        return report.isAllowed() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(CompatibilityReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(CheckJson.of(report));
            out.flush();
            return;
        }
        for (Change change : report.changes()) {
            out.println(PrintableText.line(change.toString()));
        }
        out.println(PrintableText.line(report.verdict()));
        out.flush();
    }
}
