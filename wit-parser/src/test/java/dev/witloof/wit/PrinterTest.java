package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.print.WitPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed reads back as what it was printed of. */
class PrinterTest {

    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    /** The features that the reference's own tests enable. */
    private static final WitLoader CORPUS_LOADER =
            WitLoader.builder().features(Set.of("active")).build();

    @ParameterizedTest
    @ValueSource(strings = {"wit-parser/accept", "wit-bindgen", "messaging"})
    void theCorpusReadsBackAsItself(String folder) {
        List<Path> inputs = Corpus.entries(Corpus.folder(folder)).stream()
                .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".wit"))
                .map(path -> Files.isDirectory(path.resolve("wit")) ? path.resolve("wit") : path)
                .toList();

        assertThat(inputs).isNotEmpty();
        SoftAssertions.assertSoftly(softly ->
                inputs.forEach(input -> softly.assertThatCode(() -> assertReadsBack(CORPUS_LOADER.load(input)))
                        .as(input.toString())
                        .doesNotThrowAnyException()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wasi/0.2.12", "wasi/0.3.0"})
    void everyPackageOfWasiReadsBackAsItself(String folder) throws Exception {
        List<Path> packages = Corpus.entries(Corpus.folder(folder));
        for (Path root : packages) {
            List<SourceText> texts = packages.stream()
                    .map(path -> text(
                            path.resolve("package.wit"), path.equals(root) ? "" : "deps/" + path.getFileName() + "/"))
                    .toList();
            assertReadsBack(LOADER.load(texts));
        }
    }

    @Test
    void thePackagesAndGuestsOfTheRepositoryReadBackAsThemselves() throws Exception {
        List<Path> inputs;
        try (Stream<Path> wit = Files.list(Path.of("../wit"))) {
            inputs = Stream.concat(
                            wit.filter(Files::isDirectory).sorted(),
                            Stream.of(
                                            "src/test/resources/language",
                                            "../it/guests/types/wit",
                                            "../it/guests/resources/wit")
                                    .map(Path::of))
                    .toList();
        }

        assertThat(inputs).isNotEmpty();
        for (Path input : inputs) {
            assertReadsBack(LOADER.load(input));
        }
    }

    @Test
    void everythingThatTheGrammarHasIsPrintedInTheSameForm() throws Exception {
        String text = Files.readString(Path.of("src/test/resources/print/everything.wit"));

        assertThat(WitPrinter.print(LOADER.load(List.of(new SourceText("everything.wit", text)))))
                .isEqualTo(text);
    }

    @Test
    void onePackageIsPrintedWithoutTheOthers() throws Exception {
        Resolve resolve = LOADER.load(List.of(
                new SourceText("a.wit", "package a:a; interface i { use b:b/j.{t}; }"),
                new SourceText("deps/b/b.wit", "package b:b; interface j { type t = u8; }")));

        assertThat(WitPrinter.print(resolve.rootPackage()))
                .isEqualTo("package a:a;\n\ninterface i {\n  use b:b/j.{t};\n}\n");
        assertThat(WitPrinter.print(resolve)).endsWith("\npackage b:b {\n  interface j {\n    type t = u8;\n  }\n}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/// one line",
                "/// two lines\n///\n///   the second deeper",
                "///",
                "///\n/// after an empty line",
                "/** a block */",
                "/**\n  a block\n    with lines\n*/",
                "/**\n * stars\n * stay\n */",
                "///\ttabs",
                "/// / * not the end of anything",
                "/// // slashes",
                "/// %percent @at {brace",
                "/**one \n two*/\n/// */ what would end a block",
                "/// // slashes\n/** one \n  two/\n*/",
                "/** one \n two/\n*/",
                "/** \t tab after a space */",
                "/**\t\n `*/\n/// */\n/// \t@",
                "/**a\n/** b > \n */\n & */",
                "/** a\n /* b \n c\n */ d */\n/// */ e",
                "/// */ a\n/** b \n /* \n c\n */ d */",
            })
    void documentationReadsBackAsItWas(String comment) throws Exception {
        assertReadsBack(LOADER.load(List.of(new SourceText(
                "docs.wit",
                comment + "\npackage a:b;\n" + comment + "\ninterface i {\n" + comment + "\n f: func();\n}"))));
    }

    private static void assertReadsBack(Resolve resolve) throws ResolveException {
        String text = WitPrinter.print(resolve);
        Resolve again = LOADER.load(List.of(new SourceText("printed.wit", text)));

        assertThat(spelled(again, ModelText::of)).as(text).isEqualTo(spelled(resolve, ModelText::of));
        assertThat(spelled(again, DocsText::of)).as(text).isEqualTo(spelled(resolve, DocsText::of));
        assertThat(WitPrinter.print(again)).isEqualTo(text);
    }

    private static String spelled(Resolve resolve, Function<WitPackage, String> how) {
        return resolve.packages().values().stream()
                .sorted(Comparator.comparing(wit -> wit.name().toString()))
                .map(how)
                .collect(Collectors.joining());
    }

    private static SourceText text(Path file, String prefix) {
        try {
            return new SourceText(prefix + "package.wit", Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
