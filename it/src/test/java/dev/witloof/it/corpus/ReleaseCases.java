package dev.witloof.it.corpus;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Releases of packages that depend on each other: a folder for each release, in it one for each package. All must resolve,
 * and Java be generated of them.
 */
final class ReleaseCases implements Part {

    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    @Override
    public void run(Path folder, Report report) throws IOException {
        for (Path release : CorpusRun.entries(folder)) {
            List<Path> packages = Files.isDirectory(release)
                    ? CorpusRun.entries(release).stream()
                            .filter(Files::isDirectory)
                            .toList()
                    : List.of();
            for (Path root : packages) {
                List<SourceText> texts = new ArrayList<>();
                for (Path each : packages) {
                    String prefix = each.equals(root) ? "" : "deps/" + each.getFileName() + "/";
                    for (Path file : CorpusRun.entries(each)) {
                        if (file.toString().endsWith(".wit")) {
                            texts.add(new SourceText(prefix + file.getFileName(), Files.readString(file)));
                        }
                    }
                }
                String name = release.getFileName() + "/" + root.getFileName();
                try {
                    Resolve resolve = LOADER.load(texts);
                    if (RoundTrip.check(name, resolve, LOADER, report)
                            && Generation.check(name, resolve, LOADER, report)) {
                        report.passed();
                    }
                } catch (ResolveException e) {
                    report.failed(name, "is refused: " + e.getMessage());
                }
            }
        }
    }
}
