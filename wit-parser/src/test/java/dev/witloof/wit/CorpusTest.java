package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.witloof.wit.diagnostic.ResolveException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {

    /** The features that the reference's own tests enable. */
    private static final WitLoader LOADER =
            WitLoader.builder().features(Set.of("active")).build();

    @ParameterizedTest
    @ValueSource(strings = {"wit-parser/accept", "wit-bindgen", "messaging"})
    void resolvesWhatTheReferenceResolves(String folder) {
        List<Path> inputs = Corpus.entries(Corpus.folder(folder)).stream()
                .filter(CorpusTest::isWit)
                .map(path -> Files.isDirectory(path.resolve("wit")) ? path.resolve("wit") : path)
                .toList();

        assertThat(inputs).isNotEmpty();
        SoftAssertions.assertSoftly(softly -> inputs.forEach(input -> softly.assertThatCode(() -> LOADER.load(input))
                .as(input.toString())
                .doesNotThrowAnyException()));
    }

    @Test
    void meansWhatTheReferenceMeans() throws Exception {
        List<Path> models = Corpus.entries(Corpus.folder("wit-parser/accept")).stream()
                .filter(path -> path.toString().endsWith(".wit.json"))
                .toList();

        assertThat(models).isNotEmpty();
        for (Path model : models) {
            String name = model.getFileName().toString().replace(".wit.json", "");
            Path folder = model.resolveSibling(name);
            Path input = Files.isDirectory(folder) ? folder : model.resolveSibling(name + ".wit");
            String text = LOADER.load(input).packages().values().stream()
                    .sorted(Comparator.comparing(wit -> wit.name().toString()))
                    .map(ModelText::of)
                    .collect(Collectors.joining());

            assertThat(text).as(name).isEqualTo(ReferenceText.of(Files.readString(model)));
        }
    }

    @Test
    void refusesWhatTheReferenceRefuses() {
        WitLoader loader = WitLoader.builder().build();
        List<Path> inputs = Corpus.entries(Corpus.folder("wit-parser/reject")).stream()
                .filter(CorpusTest::isWit)
                .toList();

        assertThat(inputs).isNotEmpty();
        SoftAssertions.assertSoftly(
                softly -> inputs.forEach(input -> softly.assertThatThrownBy(() -> loader.load(input))
                        .as(input.toString())
                        .isInstanceOf(ResolveException.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wasi/0.2.12", "wasi/0.3.0"})
    void resolvesEveryPackageOfWasiWithTheOthersAsItsDependencies(String folder) {
        List<Path> packages = Corpus.entries(Corpus.folder(folder));

        assertThat(packages).isNotEmpty();
        for (Path root : packages) {
            List<SourceText> texts = packages.stream()
                    .map(path -> text(path, path.equals(root) ? "" : "deps/" + path.getFileName() + "/"))
                    .toList();
            assertThatCode(() -> LOADER.load(texts)).as(root.toString()).doesNotThrowAnyException();
        }
    }

    private static SourceText text(Path folder, String prefix) {
        try {
            return new SourceText(prefix + "package.wit", Files.readString(folder.resolve("package.wit")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWit(Path path) {
        return Files.isDirectory(path) || path.toString().endsWith(".wit");
    }
}
