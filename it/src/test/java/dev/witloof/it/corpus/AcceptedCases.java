package dev.witloof.it.corpus;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.print.WitJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * WIT that must resolve. Where {@code X.wit.json} lies beside {@code X} or {@code X.wit}, the model must mean what it says;
 * and what is printed of the model must read back as the same model. Where Java is wanted of it, {@link Generation} must do.
 */
final class AcceptedCases implements Part {

    private static final WitLoader LOADER =
            WitLoader.builder().features(CorpusRun.FEATURES).build();

    private final boolean generated;

    AcceptedCases(boolean generated) {
        this.generated = generated;
    }

    @Override
    public void run(Path folder, Report report) throws IOException {
        for (Path path : CorpusRun.cases(folder)) {
            String name = folder.getFileName() + "/" + CorpusRun.name(path);
            // A case may be a project that keeps its WIT in a folder of its own.
            Path inner = path.resolve("wit");
            try {
                Resolve resolve = LOADER.load(Files.isDirectory(inner) ? inner : path);
                Path expected = path.resolveSibling(CorpusRun.name(path) + ".wit.json");
                if (Files.exists(expected) && !sameModel(name, Files.readString(expected), resolve, report)) {
                    continue;
                }
                if (RoundTrip.check(name, resolve, LOADER, report)
                        && (!generated || Generation.check(name, resolve, LOADER, report))) {
                    report.passed();
                }
            } catch (ResolveException e) {
                report.failed(name, "is refused: " + e.getMessage());
            } catch (IOException e) {
                report.failed(name, "cannot be read: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                report.failed(name, "cannot be printed: " + e);
            }
        }
    }

    private static boolean sameModel(String name, String expected, Resolve resolve, Report report) throws IOException {
        List<String> differences =
                ModelJson.differences(ModelJson.read(expected), ModelJson.read(WitJson.print(resolve)));
        if (!differences.isEmpty()) {
            report.failed(name, "means something else: " + String.join("\n", differences));
        }
        return differences.isEmpty();
    }
}
