package dev.witloof.it.corpus;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.ResolveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * WIT that must be refused. Where {@code X.wit.result} lies beside {@code X} or {@code X.wit}, the first diagnostic must be
 * where the first error of the reference is, and have a code that the table gives for what the reference says.
 */
final class RejectedCases implements Part {

    private static final WitLoader LOADER =
            WitLoader.builder().features(CorpusRun.FEATURES).build();

    private final Texts texts;

    RejectedCases(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void run(Path folder, Report report) throws IOException {
        for (Path path : CorpusRun.cases(folder)) {
            String name = folder.getFileName() + "/" + CorpusRun.name(path);
            try {
                LOADER.load(path);
                report.failed(name, "is not refused");
            } catch (ResolveException e) {
                judge(name, path, e, report);
            } catch (IOException e) {
                // What the file system says has no place and no code.
                report.passed();
            }
        }
    }

    private void judge(String name, Path path, ResolveException refused, Report report) throws IOException {
        Path result = path.resolveSibling(CorpusRun.name(path) + ".wit.result");
        if (!Files.exists(result)) {
            report.passed();
            return;
        }
        ReferenceError wanted = ReferenceError.of(Files.readString(result));
        Diagnostic found = refused.diagnostics().get(0);
        if (!wanted.isAt(path, found)) {
            report.failed(
                    name,
                    "wanted "
                            + wanted.place().map(ReferenceError.Place::toString).orElse("any place") + " ("
                            + wanted.message() + "), found " + refused.getMessage());
            return;
        }
        String verdict = texts.judge(wanted.message(), found.code().id());
        if (verdict.isEmpty()) {
            report.passed();
        } else {
            report.failed(name, verdict + " in " + refused.getMessage());
        }
    }
}
