package dev.witloof.maven;

import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.job.GenerationJob;
import dev.witloof.codegen.job.GenerationOutcome;
import dev.witloof.codegen.job.GenerationSettings;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Runs a job and tells Maven how it went.
 *
 * @param log where to tell
 * @param baseFolder the project's folder, which paths in messages are relative to
 */
record GenerationReport(Log log, Path baseFolder) {

    private static final String WORLD_HELP = "configure the plugin with `<worlds><world>NAME</world></worlds>`, or with"
            + " `<allWorlds>true</allWorlds>`";

    void run(GenerationJob job, GenerationSettings settings) throws MojoExecutionException, MojoFailureException {
        String wit = shown(settings.wit().path());
        try {
            tell(job.run(), wit, shown(settings.output().sources()));
        } catch (ResolveException e) {
            throw failure(e.diagnostics(), wit);
        } catch (GenerationException e) {
            throw failure(e.diagnostics(), wit);
        } catch (NoSuchFileException e) {
            String reason = e.getReason() == null ? "there is no such file or folder" : e.getReason();
            throw new MojoFailureException(
                    shown(Path.of(e.getFile())) + ": " + reason + ": put the WIT there, or configure <witDirectory>");
        } catch (IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private void tell(GenerationOutcome outcome, String wit, String sources) {
        if (outcome instanceof GenerationOutcome.Generated generated) {
            log.info("Generated " + count(generated.files().size(), "file") + " from " + wit + " into " + sources + " ("
                    + generated.written().size() + " written, "
                    + generated.removed().size() + " removed)");
            generated.written().forEach(file -> log.debug("wrote " + file));
            generated.removed().forEach(file -> log.debug("removed " + file));
            generated
                    .kept()
                    .forEach(
                            file -> log.warn(
                                    shown(file)
                                            + " is not generated any more, and was changed since it was: it is left for you to remove"));
            generated
                    .warnings()
                    .forEach(each ->
                            log.warn(new DiagnosticRenderer().render(each).stripTrailing()));
        } else {
            log.info("Java of " + wit + " is up to date in " + sources);
        }
    }

    /** Without a cause, whose text Maven would repeat after the message. */
    private MojoFailureException failure(List<Diagnostic> diagnostics, String wit) {
        List<String> rendered = diagnostics.stream()
                .map(diagnostic -> new DiagnosticRenderer().render(withHelp(diagnostic)))
                .toList();
        rendered.forEach(text -> log.error(text.stripTrailing()));
        String all = rendered.size() == 1 ? "" : " (" + rendered.size() + " errors)";
        boolean placed = diagnostics.get(0).span().isPresent();
        String first =
                rendered.get(0).lines().limit(placed ? 2 : 1).map(String::strip).collect(Collectors.joining(" "));
        return new MojoFailureException("no Java can be generated from " + wit + all + ": " + first);
    }

    private static Diagnostic withHelp(Diagnostic diagnostic) {
        return diagnostic.code() == DiagnosticCode.WORLD_SELECTION ? diagnostic.help(WORLD_HELP) : diagnostic;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(baseFolder) ? baseFolder.relativize(absolute).toString() : absolute.toString();
    }
}
