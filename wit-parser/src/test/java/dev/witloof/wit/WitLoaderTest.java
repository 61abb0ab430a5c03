package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitLoaderTest {

    private static final WitLoader LOADER = WitLoader.builder().build();

    @TempDir
    private Path folder;

    @Test
    void readsAllFilesOfAFolderAndOfItsDependencies() throws Exception {
        write("b.wit", "interface b { use a.{t}; use dep:one/i.{x}; }");
        write("a.wit", "package my:main; interface a { type t = u8; }");
        write("notes.txt", "not WIT");
        write("sub/c.wit", "not WIT");
        write("deps/one/one.wit", "package dep:one; interface i { use dep:two/i.{x}; }");
        write("deps/one/deps/no.wit", "not WIT");
        write("deps/two.wit", "package dep:two; interface i { type x = u8; }");
        write("deps/README.md", "not WIT");

        Resolve resolve = LOADER.load(folder);

        assertThat(resolve.packages().keySet())
                .extracting(Object::toString)
                .containsExactly("dep:two", "dep:one", "my:main");
        assertThat(resolve.rootPackage().name()).hasToString("my:main");
        assertThat(resolve.sources())
                .extracting(SourceFile::path)
                .extracting(Optional::orElseThrow)
                .containsExactly(
                        folder.resolve("a.wit"),
                        folder.resolve("b.wit"),
                        folder.resolve("deps/one/one.wit"),
                        folder.resolve("deps/two.wit"));
    }

    @Test
    void aFileAloneHasNoDependencies() throws Exception {
        write("a.wit", "package my:main; world w { import dep:one/i; }");
        write("deps/one.wit", "package dep:one; interface i {}");

        assertThat(codes(() -> LOADER.load(folder.resolve("a.wit")))).containsExactly(DiagnosticCode.UNKNOWN_PACKAGE);
    }

    @Test
    void tellsTheFirstSyntaxErrorOfEachFile() throws Exception {
        write("a.wit", "package my:main; interface {} interface {}");
        write("b.wit", "world {}");
        write("c.wit", "interface fine {}");

        ResolveException refused = catchThrowableOfType(ResolveException.class, () -> LOADER.load(folder));

        assertThat(refused.diagnostics())
                .extracting(diagnostic ->
                        diagnostic.span().orElseThrow().source().path().orElseThrow())
                .containsExactly(folder.resolve("a.wit"), folder.resolve("b.wit"));
    }

    @Test
    void tellsAllSemanticErrorsOfAPackageInTheOrderOfItsTextButFirstWhatTheReferenceSays() throws Exception {
        write("a.wit", "package my:main; world w { import nothing; import nor-this; include never; }");
        write("b.wit", "interface i { type t = missing; f: func() -> absent; }");

        ResolveException refused = catchThrowableOfType(ResolveException.class, () -> LOADER.load(folder));

        assertThat(refused.diagnostics())
                .extracting(diagnostic -> diagnostic.span().orElseThrow().text())
                .containsExactly("never", "nothing", "nor-this", "missing", "absent");
    }

    @Test
    void aFolderWithoutAFileIsNoPackage() {
        assertThatThrownBy(() -> LOADER.load(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(".wit");
        assertThatThrownBy(() -> LOADER.load(folder.resolve("missing.wit"))).isInstanceOf(IOException.class);
    }

    @Test
    void textsFromMemoryLieWhereTheirNamesSay() throws Exception {
        Resolve resolve = LOADER.load(List.of(
                new SourceText("deps/dep/b.wit", "interface j {}"),
                new SourceText("deps/dep/a.wit", "package dep:one; interface i { use j.{}; }"),
                new SourceText("main.wit", "package my:main; world w { import dep:one/i; }")));

        assertThat(resolve.selectWorld(Optional.empty()).imports()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOADER.load(List.of(new SourceText("deps/a.wit", "package a:b;"))));
    }

    @Test
    void findsWorldsByNameAndByIdentity() throws Exception {
        Resolve resolve = LOADER.load(List.of(new SourceText(
                "a.wit",
                "package my:main@1.0.0; world a {} world b {}"
                        + "package two:versions@1.0.0 { world v {} } package two:versions@2.0.0 { world v {} }")));

        assertThat(select(resolve, "a").id()).isEqualTo("my:main/a@1.0.0");
        assertThat(select(resolve, "my:main/b").id()).isEqualTo("my:main/b@1.0.0");
        assertThat(select(resolve, "my:main/b@1.0.0").id()).isEqualTo("my:main/b@1.0.0");
        assertThat(select(resolve, "two:versions/v@2.0.0").id()).isEqualTo("two:versions/v@2.0.0");
        assertThat(List.of("c", "my:main/c", "my:main/a@2.0.0", "two:versions/v", "x:y/z", "/", "@"))
                .allSatisfy(name ->
                        assertThat(codes(() -> select(resolve, name))).containsExactly(DiagnosticCode.WORLD_SELECTION));
        assertThat(codes(() -> resolve.selectWorld(Optional.empty()))).containsExactly(DiagnosticCode.WORLD_SELECTION);
    }

    @Test
    void theOnlyWorldNeedsNoName() throws Exception {
        Resolve resolve = LOADER.load(List.of(new SourceText("a.wit", "package a:b; world only {}")));
        Resolve none = LOADER.load(List.of(new SourceText("a.wit", "package a:b;")));

        assertThat(resolve.selectWorld(Optional.empty()).name()).isEqualTo("only");
        assertThat(codes(() -> none.selectWorld(Optional.empty()))).containsExactly(DiagnosticCode.WORLD_SELECTION);
    }

    private static World select(Resolve resolve, String name) throws ResolveException {
        return resolve.selectWorld(Optional.of(name));
    }

    private static List<DiagnosticCode> codes(ThrowingCallable call) {
        ResolveException refused = catchThrowableOfType(ResolveException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        return refused.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
