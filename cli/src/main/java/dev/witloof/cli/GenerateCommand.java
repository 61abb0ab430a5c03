package dev.witloof.cli;

import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.TypeMapping;
import dev.witloof.codegen.job.GenerationJob;
import dev.witloof.codegen.job.GenerationOutcome;
import dev.witloof.codegen.job.GenerationSettings;
import dev.witloof.codegen.job.OutputLayout;
import dev.witloof.codegen.job.WitInput;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof generate}: what the Maven plugin does in a build, from the shell. */
@Command(
        name = "generate",
        description =
                "Generates Java from WIT, unless the output is up to date, and prints which files it wrote and removed."
                        + " Other files in the output folder are left alone.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class GenerateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "The WIT: a file, or a folder with the files of one package and its dependencies in deps; or a"
                            + " component, of whose imports and exports world root is made, as the command wit shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path wit;

    @Option(
            names = {"-w", "--world"},
            paramLabel = "WORLD",
            description =
                    "A world to generate: NAME, or NS:PACKAGE/NAME@VERSION; may be given several times, and left out if"
                            + " the package has one world only.")
    private List<String> worlds = new ArrayList<>();

    @Option(names = "--all-worlds", description = "Generate all worlds of the package.")
    private boolean allWorlds;

    @Option(
            names = "--base-package",
            paramLabel = "PACKAGE",
            defaultValue = "",
            description = "The Java package below which WIT package ns:name stands, as ns.name. Default: none.")
    private String basePackage = "";

    @Option(
            names = "--package",
            paramLabel = "WIT=JAVA",
            description =
                    "The Java package of a WIT package, such as wasi:messaging@0.2.0-draft=com.acme.messaging; may be"
                            + " given several times.")
    private Map<String, String> packages = new LinkedHashMap<>();

    @Option(
            names = "--type",
            paramLabel = "WIT=JAVA,CONVERTER",
            description = "A Java type in the place of a generated one, and the class that converts them, such as"
                    + " acme:shapes/shapes.point=com.acme.Point,com.acme.Points; may be given several times.")
    private Map<String, String> types = new LinkedHashMap<>();

    @Option(
            names = "--features",
            paramLabel = "FEATURE",
            split = ",",
            description = "Features whose @unstable items are generated, separated by commas.")
    private Set<String> features = new LinkedHashSet<>();

    @Option(names = "--all-features", description = "Generate the items of all features.")
    private boolean allFeatures;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder of the Java sources.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path output;

    @Option(
            names = "--resources",
            paramLabel = "DIR",
            description =
                    "The folder of the list of generated interfaces, which belongs on the class path beside the compiled"
                            + " sources. Default: that of --output.")
    private @Nullable Path resources;

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            defaultValue = "",
            description = "Jars and folders with compiled bindings to refer to, instead of generating them again.")
    private String classPath = "";

    private GenerateCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        try {
            print(new GenerationJob(settings()).run());
            return ExitCode.OK;
        } catch (ResolveException e) {
            throw failure(e.diagnostics(), e);
        } catch (GenerationException e) {
            throw failure(e.diagnostics(), e);
        } catch (NoSuchFileException e) {
            String reason = e.getReason() == null ? "there is no such file or folder" : e.getReason();
            throw CommandFailure.of(e.getFile() + ": " + reason, e);
        } catch (IOException e) {
            throw CommandFailure.of(String.valueOf(e.getMessage()), e);
        }
    }

    private GenerationSettings settings() {
        try {
            return new GenerationSettings(
                    new WitInput(wit, worlds, allWorlds, features, allFeatures),
                    options(),
                    classPath(),
                    new OutputLayout(
                            output,
                            resources == null ? output : resources,
                            basePackage.isEmpty() ? "bindings" : basePackage.replaceAll("[^A-Za-z0-9_.]", "_"),
                            output.resolve(".witloof.state")));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private GenerationOptions options() {
        GenerationOptions options = GenerationOptions.of(basePackage);
        for (Map.Entry<String, String> each : packages.entrySet()) {
            options = options.withPackage(each.getKey(), each.getValue());
        }
        for (Map.Entry<String, String> each : types.entrySet()) {
            options = options.withType(each.getKey(), mapping(each.getValue()));
        }
        return options;
    }

    private static TypeMapping mapping(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("found --type ...=" + text
                    + ", wanted the Java type and its converter: com.acme.Point,com.acme.Points");
        }
        return new TypeMapping(text.substring(0, comma), text.substring(comma + 1));
    }

    private List<Path> classPath() {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private void print(GenerationOutcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (outcome instanceof GenerationOutcome.Generated generated) {
            generated.written().forEach(file -> out.println(PrintableText.of("wrote " + file)));
            generated.removed().forEach(file -> out.println(PrintableText.of("removed " + file)));
            generated
                    .kept()
                    .forEach(
                            file -> spec.commandLine()
                                    .getErr()
                                    .println(
                                            PrintableText.of(
                                                    "warning: " + file
                                                            + " is not generated any more, and was changed since it was: it is left for you to remove")));
            if (!generated.warnings().isEmpty()) {
                spec.commandLine().getErr().print(new DiagnosticRenderer().render(generated.warnings()));
                spec.commandLine().getErr().flush();
            }
        }
        out.println(PrintableText.of(summary(outcome)));
    }

    private String summary(GenerationOutcome outcome) {
        int count = outcome.files().size();
        String files = count + (count == 1 ? " file" : " files");
        if (outcome instanceof GenerationOutcome.Generated generated) {
            int written = generated.written().size();
            return files + " in " + output + ": " + written + " written, " + (count - written) + " unchanged, "
                    + generated.removed().size() + " removed";
        }
        return files + (count == 1 ? " is" : " are") + " up to date in " + output;
    }

    private static CommandFailure failure(List<Diagnostic> diagnostics, Exception cause) {
        List<Diagnostic> helped = diagnostics.stream()
                .map(each -> each.code() == DiagnosticCode.WORLD_SELECTION
                        ? each.help("choose with `--world NAME`, or `--all-worlds`")
                        : each)
                .toList();
        return CommandFailure.rendered(new DiagnosticRenderer().render(helped), cause);
    }
}
