package dev.witloof.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of WIT that others wrote. */
class CorpusPagesTest {

    private static final String VARIABLE = "WITLOOF_CORPUS";

    @Test
    void worldsOfOthersAreDocumentedWithLinksThatWork() throws Exception {
        String root = System.getenv(VARIABLE);
        if (root == null || root.isEmpty()) {
            System.err.println("did not run: " + VARIABLE + " is not set");
            abort("did not run: the environment variable " + VARIABLE + " names no folder with test inputs");
        }
        Path corpus = Path.of(root);
        int pages = 0;
        for (String release : List.of("wasi/0.2.12", "wasi/0.3.0")) {
            for (Path each : folders(corpus.resolve(release))) {
                pages += document(load(withOthers(each)));
            }
        }
        assertThat(pages).isGreaterThan(13);
        for (String folder : List.of("messaging", "wit-bindgen")) {
            for (Path path : entries(corpus.resolve(folder))) {
                pages += document(load(path));
            }
        }
        assertThat(pages).isGreaterThan(60);
    }

    private static List<Path> folders(Path release) throws IOException {
        return entries(release).stream().filter(Files::isDirectory).toList();
    }

    /** A package, and all others of its release as its dependencies. */
    private static List<SourceText> withOthers(Path root) throws IOException {
        List<SourceText> texts = new ArrayList<>();
        for (Path folder : folders(Objects.requireNonNull(root.getParent()))) {
            String prefix = folder.equals(root) ? "" : "deps/" + folder.getFileName() + "/";
            for (Path file : entries(folder)) {
                if (file.toString().endsWith(".wit")) {
                    texts.add(new SourceText(prefix + file.getFileName(), Files.readString(file)));
                }
            }
        }
        return texts;
    }

    private static Resolve load(List<SourceText> texts) throws ResolveException {
        return WitLoader.builder().allFeatures(true).build().load(texts);
    }

    /** Not every entry is a package; whether WIT is refused rightly is for the parser's tests. */
    private static Optional<Resolve> load(Path path) {
        try {
            return Optional.of(WitLoader.builder().allFeatures(true).build().load(path));
        } catch (ResolveException | IOException e) {
            return Optional.empty();
        }
    }

    private static int document(Optional<Resolve> resolve) {
        return resolve.map(CorpusPagesTest::document).orElse(0);
    }

    private static int document(Resolve resolve) {
        WitPageTest.assertThatBothFormsAgree(WitPage.of(resolve.rootPackage()));
        for (World world : resolve.rootPackage().worlds().values()) {
            WitPageTest.assertThatBothFormsAgree(WitPage.of(world));
        }
        return 1 + resolve.rootPackage().worlds().size();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }
}
