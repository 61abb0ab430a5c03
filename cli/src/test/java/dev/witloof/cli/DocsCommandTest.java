package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {

    private static final Path GREETER = Path.of("../it/projects/readme/src/main/wit");
    private static final Path MESSAGING = Path.of("../wit/wasi-messaging-0.2.0-draft");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int docs(Path path, String... more) {
        List<String> arguments = new ArrayList<>(List.of("docs", path.toString()));
        arguments.addAll(List.of(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
    }

    @Test
    void printsThePageThatTheDocumentationShows() throws Exception {
        assertThat(docs(GREETER)).isZero();

        assertThat(out.toString()).isEqualTo(Files.readString(Path.of("../docs/examples/greeter.md")));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesHtmlIntoAFileThatIsCalledSo() {
        Path page = folder.resolve("page.html");

        assertThat(docs(MESSAGING, "-w", "messaging-core", "-o", page.toString()))
                .isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(page).content().startsWith("<!DOCTYPE html>").contains("href=\"#wasi-messaging-types-0.2.0-draft");
    }

    @Test
    void printsTheFormThatIsAskedFor() {
        assertThat(docs(GREETER, "--format", "html")).isZero();

        assertThat(out.toString()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void twoWorldsAreNamedWithTheOptionToChoose() {
        assertThat(docs(MESSAGING)).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("`messaging-core`").contains("--world NAME");
    }

    @Test
    void opensFeatures() throws Exception {
        Path wit = Files.writeString(
                folder.resolve("a.wit"),
                "package a:b;\ninterface i { f: func(); @unstable(feature = x) g: func(); }\n");

        assertThat(docs(wit)).isZero();
        assertThat(out.toString()).contains("`f: func`").doesNotContain("`g: func`");
        out.getBuffer().setLength(0);
        assertThat(docs(wit, "--features", "x")).isZero();
        assertThat(out.toString()).contains("`g: func`").contains("only with feature `x`");
    }

    @Test
    void documentsWhatAComponentImportsAndExports() {
        assertThat(docs(Path.of("../it/guests/prebuilt/upper-c.wasm"))).isZero();

        assertThat(out.toString())
                .contains("# <a id=\"world-root\"></a>World `root`")
                .contains("Export interface");
    }

    @Test
    void brokenWitEndsWithItsPlaceOnStandardError() {
        assertThat(docs(Path.of("../it/projects/broken/src/main/wit"))).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("greeter.wit:4:23");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Path nowhere = file.resolve("page.md");

        assertThat(docs(GREETER, "-o", nowhere.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("error: " + nowhere + ": cannot be written: " + file + ": ")
                .doesNotContain("Exception");
    }

    @Test
    void theFoldersOfAPageAreMade() {
        Path page = folder.resolve("new/folder/page.md");

        assertThat(docs(GREETER, "-o", page.toString())).isZero();
        assertThat(page).isRegularFile();
    }
}
