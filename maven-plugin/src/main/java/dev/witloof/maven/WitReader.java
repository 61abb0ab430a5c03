package dev.witloof.maven;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Reads the WIT of goals that look at it without generating, and tells Maven what is wrong with it.
 *
 * @param log where to tell
 * @param baseFolder the project's folder, which paths in messages are relative to
 */
record WitReader(Log log, Path baseFolder) {

    Resolve load(WitLoader loader, File wit, String parameter) throws MojoExecutionException, MojoFailureException {
        try {
            return loader.load(wit.toPath());
        } catch (ResolveException e) {
            throw failure(e.diagnostics(), wit);
        } catch (NoSuchFileException e) {
            String reason = e.getReason() == null ? "there is no such file or folder" : e.getReason();
            throw new MojoFailureException(shown(Path.of(e.getFile())) + ": " + reason
                    + ": put the WIT there, or configure <" + parameter + ">");
        } catch (IOException e) {
            throw new MojoExecutionException(shown(wit.toPath()) + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Without a cause, whose text Maven would repeat after the message. */
    MojoFailureException failure(List<Diagnostic> diagnostics, File wit) {
        List<String> rendered = diagnostics.stream()
                .map(diagnostic -> new DiagnosticRenderer().render(diagnostic))
                .toList();
        rendered.forEach(text -> log.error(text.stripTrailing()));
        String all = rendered.size() == 1 ? "" : " (" + rendered.size() + " errors)";
        String first = rendered.get(0)
                .lines()
                .limit(diagnostics.get(0).span().isPresent() ? 2 : 1)
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return new MojoFailureException("cannot use the WIT " + shown(wit.toPath()) + all + ": " + first);
    }

    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(baseFolder) ? baseFolder.relativize(absolute).toString() : absolute.toString();
    }
}
