package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final GeneratedFile A = new GeneratedFile("a/A.java", "class A {}\n");
    private static final GeneratedFile B = new GeneratedFile("a/b/B.java", "class B {}\n");

    @TempDir
    private Path root;

    private OutputFolder.Changes write(GeneratedFile... files) throws IOException {
        return new OutputFolder(root.resolve("out")).write(List.of(files));
    }

    private List<String> content() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(path -> !path.equals(root))
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesWhatIsNewAndLeavesTheRestAlone() throws IOException {
        assertThat(write(A, B)).isEqualTo(new OutputFolder.Changes(List.of("a/A.java", "a/b/B.java"), 0, List.of()));
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(root.resolve("out/a/A.java"), longAgo);

        assertThat(write(A, new GeneratedFile(B.path(), "class B { int x; }\n")))
                .isEqualTo(new OutputFolder.Changes(List.of("a/b/B.java"), 1, List.of()));

        assertThat(Files.getLastModifiedTime(root.resolve("out/a/A.java"))).isEqualTo(longAgo);
        assertThat(root.resolve("out/a/b/B.java")).hasContent("class B { int x; }");
    }

    @Test
    void removesWhatItWroteBeforeAndNothingElse() throws IOException {
        write(A, B);
        Files.writeString(root.resolve("out/a/Mine.java"), "class Mine {}");

        assertThat(write(A).removed()).containsExactly("a/b/B.java");

        assertThat(content())
                .containsExactly("out", "out/.witloof-generated", "out/a", "out/a/A.java", "out/a/Mine.java");
    }

    @Test
    void pathsThatLeaveTheFolderAreRefusedBeforeAnythingIsWritten() {
        for (String path : List.of("../evil", "a/../../evil", "/evil", "", ".")) {
            assertThatIOException()
                    .isThrownBy(() -> write(A, new GeneratedFile(path, "x")))
                    .withMessageContaining("leaves the output folder");
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void anIndexThatPointsOutOfTheFolderRemovesNothingThere() throws IOException {
        Files.writeString(root.resolve("precious"), "x");
        write(A);
        Files.writeString(root.resolve("out/.witloof-generated"), "../precious\n");

        assertThatIOException().isThrownBy(() -> write(B)).withMessageContaining("../precious");

        assertThat(root.resolve("precious")).exists();
    }

    @Test
    void linksAreNotFollowedOutOfTheFolder() throws IOException {
        Files.createDirectories(root.resolve("elsewhere"));
        Files.createDirectories(root.resolve("out"));
        Files.createSymbolicLink(root.resolve("out/a"), root.resolve("elsewhere"));

        assertThatIOException().isThrownBy(() -> write(A)).withMessageContaining("is a link");

        assertThat(root.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftIsCleanedUpByTheNextRun() throws IOException {
        write(A, B);
        // A run that died after its first step: both its files and those of the run before are listed.
        Files.writeString(root.resolve("out/.witloof-generated"), "a/A.java\na/C.java\na/b/B.java\n");
        Files.writeString(root.resolve("out/a/.B.java.tmp"), "class B {");
        Files.writeString(root.resolve("out/a/C.java"), "class C {}");

        assertThat(write(A).removed()).containsExactly("a/C.java", "a/b/B.java");
    }
}
