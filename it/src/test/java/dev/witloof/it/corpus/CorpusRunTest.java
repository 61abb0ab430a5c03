package dev.witloof.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner passes what the reference says, and nothing else. */
class CorpusRunTest {

    private static final String MODEL = "{\"worlds\": [], \"interfaces\": [{\"name\": \"i\", \"types\": {\"t\": 0},"
            + " \"functions\": {}, \"package\": 0}], \"types\": [{\"name\": \"t\", \"kind\": {\"list\": \"%s\"},"
            + " \"owner\": {\"interface\": 0}}],"
            + " \"packages\": [{\"name\": \"a:b\", \"interfaces\": {\"i\": 0}, \"worlds\": {}}]}";

    @TempDir
    private Path folder;

    private boolean well;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        well = CorpusRun.run(
                folder, Path.of("corpus/texts.txt"), 1, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aModelThatMeansTheSamePasses() throws IOException {
        write("wit-parser/accept/a.wit", "package a:b; interface i { type t = list<u8>; }");
        write("wit-parser/accept/a.wit.json", String.format(MODEL, "u8"));

        assertThat(run()).endsWith("1 passed, 0 failed, 0 skipped\n");
        assertThat(well).isTrue();
    }

    @Test
    void aModelThatMeansSomethingElseFailsWithThePlace() throws IOException {
        write("wit-parser/accept/a.wit", "package a:b; interface i { type t = list<u8>; }");
        write("wit-parser/accept/a.wit.json", String.format(MODEL, "u16"));

        assertThat(run())
                .contains("FAILED accept/a: means something else: /a:b/interfaces/i/types/t/kind/list: wanted \"u16\","
                        + " found \"u8\"");
        assertThat(well).isFalse();
    }

    @Test
    void aRefusalPassesByItsPlaceAndTheMeaningOfTheText() throws IOException {
        write("reject/a.wit", "package a:b;\n\ninterface i {\n  type t = x;\n}\n");
        write("reject/a.wit.result", "type `x` does not exist\n     --> tests/ui/parse-fail/a.wit:4:12\n");

        assertThat(run()).endsWith("1 passed, 0 failed, 0 skipped\n");
        assertThat(well).isTrue();
    }

    @Test
    void aRefusalElsewhereFails() throws IOException {
        write("reject/a.wit", "package a:b;\n\ninterface i {\n  type t = x;\n}\n");
        write("reject/a.wit.result", "type `x` does not exist\n     --> tests/ui/parse-fail/a.wit:4:8\n");

        assertThat(run()).contains("FAILED reject/a: wanted tests/ui/parse-fail/a.wit:4:8 (type `x` does not exist)");
        assertThat(well).isFalse();
    }

    @Test
    void aRefusalForAnotherReasonFails() throws IOException {
        write("reject/a.wit", "package a:b;\n\ninterface i {\n  type t = x;\n}\n");
        write("reject/a.wit.result", "empty enum\n     --> tests/ui/parse-fail/a.wit:4:12\n");

        assertThat(run()).contains("FAILED reject/a: wanted [empty-type] for \"empty enum\", found [unknown-type]");
    }

    @Test
    void aPlaceInAFolderIsOneOfTheSameFile() throws IOException {
        write("reject/a/root.wit", "package a:b;\n\ninterface i {\n  use c:d/j.{t};\n}\n");
        write("reject/a/deps/d/d.wit", "package c:d;\n\ninterface j {}\n");
        write(
                "reject/a.wit.result",
                "failed to resolve directory while parsing WIT for path [tests/ui/parse-fail/a]: type `t` not defined in"
                        + " interface\n     --> tests/ui/parse-fail/a/root.wit:4:14\n");

        assertThat(run()).endsWith("1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void whatIsNotRefusedFails() throws IOException {
        write("reject/a.wit", "package a:b;");

        assertThat(run()).contains("FAILED reject/a: is not refused");
    }

    @Test
    void aCaseThatCannotBeReadFailsAlone() throws IOException {
        write("accept/a/nothing.txt", "no WIT");
        write("accept/b.wit", "package a:b;");

        assertThat(run()).contains("FAILED accept/a: cannot be read: ").endsWith("1 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void aFolderWithoutCasesIsNotWell() throws IOException {
        assertThat(run()).isEqualTo("0 passed, 0 failed, 0 skipped\n");
        assertThat(well).isFalse();
    }

    @Test
    void everyFunctionOfAWorldIsCalled() throws IOException {
        write("wit-bindgen/a.wit", "package a:b; world w { import f: func(a: string) -> u8; export g: func(); }");
        write("wit-bindgen/b.wit", "package a:c; world w { import f: async func(); }");

        assertThat(run())
                .contains("wit-bindgen: 2 functions called on both sides, with seed 1\n")
                .contains("wit-bindgen: no Java of what is asynchronous: wit-bindgen/b\n")
                .endsWith("2 passed, 0 failed, 0 skipped\n");
        assertThat(well).isTrue();
    }
}
