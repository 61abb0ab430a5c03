package dev.witloof.cli;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the WIT that a command line names. */
final class WitFiles {

    private WitFiles() {}

    /**
     * The model of a file or folder.
     *
     * @throws CommandFailure if it cannot be read, or with all that is wrong with it
     */
    static Resolve load(WitLoader loader, Path path) throws CommandFailure {
        try {
            return loader.load(path);
        } catch (ResolveException e) {
            throw CommandFailure.rendered(new DiagnosticRenderer().render(e.diagnostics()), e);
        } catch (NoSuchFileException e) {
            String reason = e.getReason() == null ? "there is no such file or folder" : e.getReason();
            throw CommandFailure.of(e.getFile() + ": " + reason, e);
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }
}
