package dev.witloof.cli;

import dev.witloof.docs.WitPage;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof docs}: a page for people about a world. */
@Command(
        name = "docs",
        description = {
            "Documents a world as Markdown or HTML: what it imports and exports, with all types and functions, their"
                    + " documentation, and links. A package without a world is documented by its interfaces.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class DocsCommand implements Callable<Integer> {

    /** In which form a page is written. */
    enum Format {
        /** CommonMark. */
        MARKDOWN,
        /** One HTML file. */
        HTML
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "The WIT: a file, or a folder with the files of one package and its dependencies in deps; or a"
                            + " component.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path wit;

    @Option(
            names = {"-w", "--world"},
            paramLabel = "WORLD",
            description =
                    "The world: NAME, or NS:PACKAGE/NAME@VERSION; may be left out if the package has one world only.")
    private @Nullable String world;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "markdown or html. Default: html if the file of --output ends with .html, otherwise markdown.")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write, which is replaced. Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--features",
            paramLabel = "FEATURE",
            split = ",",
            description = "Features whose @unstable items are documented, separated by commas.")
    private Set<String> features = new LinkedHashSet<>();

    @Option(names = "--all-features", description = "Document the items of all features.")
    private boolean allFeatures;

    private DocsCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        Resolve resolve = WitFiles.load(
                WitLoader.builder().features(features).allFeatures(allFeatures).build(), wit);
        WitPage page = page(resolve);
        write(isHtml() ? page.html() : page.markdown());
        return ExitCode.OK;
    }

    private WitPage page(Resolve resolve) throws CommandFailure {
        if (world == null && resolve.rootPackage().worlds().isEmpty()) {
            return WitPage.of(resolve.rootPackage());
        }
        try {
            return WitPage.of(resolve.selectWorld(Optional.ofNullable(world)));
        } catch (ResolveException e) {
            throw CommandFailure.rendered(
                    new DiagnosticRenderer()
                            .render(e.diagnostics().stream()
                                    .map(each -> each.help("choose with `--world NAME`"))
                                    .toList()),
                    e);
        }
    }

    private boolean isHtml() {
        if (format != null) {
            return format == Format.HTML;
        }
        return output != null && output.toString().toLowerCase(Locale.ROOT).endsWith(".html");
    }

    private void write(String text) throws CommandFailure {
        if (output == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            Path folder = output.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(output, text);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "it may not be made there" : e.getReason();
            throw CommandFailure.of(output + ": cannot be written: " + e.getFile() + ": " + reason, e);
        } catch (IOException e) {
            throw CommandFailure.of(output + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
