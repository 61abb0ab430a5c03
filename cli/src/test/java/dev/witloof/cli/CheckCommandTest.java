package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Path EXAMPLES = Path.of("../docs/examples/check");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(Path before, Path after) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), "check", before.toString(), after.toString());
    }

    private int checkJson(Path before, Path after) {
        return Main.run(
                new PrintWriter(out), new PrintWriter(err), "check", "--json", before.toString(), after.toString());
    }

    private Path wit(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void tellsWhatTheDocumentationShows() throws Exception {
        assertThat(check(EXAMPLES.resolve("old.wit"), EXAMPLES.resolve("new.wit")))
                .isEqualTo(ExitCode.FAILED);

        assertThat(out.toString().replace("../docs/", "docs/"))
                .isEqualToNormalizingNewlines(Files.readString(Path.of("../docs/examples/check.txt")));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tellsAsJsonWhatTheDocumentationShows() throws Exception {
        assertThat(checkJson(EXAMPLES.resolve("old.wit"), EXAMPLES.resolve("new.wit")))
                .isEqualTo(ExitCode.FAILED);

        assertThat(out.toString().replace("../docs/", "docs/"))
                .isEqualToNormalizingNewlines(Files.readString(Path.of("../docs/examples/check.json")));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonHasAllFieldsWhereThereIsNothingToTell() throws Exception {
        Path before = wit("before.wit", "package a:b;\n");

        assertThat(checkJson(before, before)).isZero();

        assertThat(out.toString().replaceAll("\\s", ""))
                .isEqualTo("{'package':'a:b','oldVersion':null,'newVersion':null,'allowed':true,'leastVersion':null,"
                                .replace('\'', '"')
                        + "\"changes\":[]}");
    }

    @Test
    void brokenWitGivesNoJson() {
        assertThat(checkJson(EXAMPLES.resolve("old.wit"), folder.resolve("none.wit")))
                .isEqualTo(ExitCode.USAGE);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("there is no such file or folder");
    }

    @Test
    void whatTheVersionAllowsIsAllRight() throws Exception {
        Path before = wit("before.wit", "package a:b@0.2.0;\ninterface i { f: func(); }\n");
        Path after = wit("after.wit", "package a:b@0.2.1;\ninterface i { f: func(); g: func(); }\n");

        assertThat(check(before, after)).isZero();
        assertThat(out.toString()).endsWith("a:b@0.2.0 -> 0.2.1: 1 addition: allowed (at least 0.2.1)\n");
    }

    @Test
    void nothingChangedIsSaid() {
        assertThat(check(EXAMPLES.resolve("old.wit"), EXAMPLES.resolve("old.wit")))
                .isZero();

        assertThat(out.toString()).isEqualTo("acme:greeter@1.0.0 -> 1.0.0: nothing changed\n");
    }

    @Test
    void brokenWitIsNoAnswer() {
        assertThat(check(EXAMPLES.resolve("old.wit"), Path.of("../it/projects/broken/src/main/wit")))
                .isEqualTo(ExitCode.USAGE);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("greeter.wit:4:23").contains("did you mean `string`?");
    }

    @Test
    void missingWitIsNoAnswer() {
        assertThat(check(folder.resolve("none.wit"), EXAMPLES.resolve("old.wit")))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .isEqualTo("error: " + folder.resolve("none.wit") + ": there is no such file or folder\n");
    }

    @Test
    void twoPackagesAreAMistakeOfTheCommandLine() throws Exception {
        assertThat(check(EXAMPLES.resolve("old.wit"), wit("b.wit", "package acme:other@1.0.0;\n")))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("`acme:greeter@1.0.0` and `acme:other@1.0.0` are two packages")
                .contains("witloof check --help");
    }

    @Test
    void wantsTwoVersions() {
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "check", "old.wit"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("NEW");
    }

    @Test
    void twoComponentsAreCompared() {
        Path guests = Path.of("../it/guests/prebuilt");
        int same = check(guests.resolve("upper-c.wasm"), guests.resolve("upper-c.wasm"));

        assertThat(same).isZero();
        assertThat(out.toString()).contains("nothing changed");
    }

    @Test
    void packagesOfOthersAreComparedWithThemselvesAndWithLaterVersions() throws Exception {
        String root = System.getenv("WITLOOF_CORPUS");
        if (root == null || root.isEmpty()) {
            System.err.println("did not run: WITLOOF_CORPUS is not set");
            abort("did not run: the environment variable WITLOOF_CORPUS names no folder with test inputs");
        }
        Path old = packages(Path.of(root).resolve("wasi/0.2.12"));
        Path fresh = packages(Path.of(root).resolve("wasi/0.3.0"));
        for (String name : new String[] {"cli", "clocks", "filesystem", "http", "random", "sockets"}) {
            Path before = old.resolve("wasi-" + name);
            Path after = fresh.resolve("wasi-" + name);
            assertThat(check(before, before)).as(name).isZero();
            assertThat(check(after, after)).as(name).isZero();
            out.getBuffer().setLength(0);
            assertThat(check(before, after)).as(out + name + err).isZero();
            assertThat(out.toString()).contains(" breaking").contains(": allowed (at least 0.3.0)");
        }
        Path messaging = Path.of(root).resolve("messaging");
        assertThat(check(messaging.resolve("wasi-messaging-2024-02"), messaging.resolve("wasi-messaging-0.2.0-draft")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("wasi:messaging@0.2.0-draft -> 0.2.0-draft")
                .contains(": not allowed");
    }

    /** The packages of a folder, each with all others as its dependencies. */
    private Path packages(Path from) throws Exception {
        Path to = folder.resolve(from.getFileName().toString());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = from.relativize(file);
                try (Stream<Path> packages = Files.list(from)) {
                    for (Path each : packages.toList()) {
                        Path root = to.resolve(each.getFileName().toString());
                        Path copy = path.startsWith(each.getFileName())
                                ? root.resolve(each.getFileName().relativize(path))
                                : root.resolve("deps").resolve(path);
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        }
        return to;
    }
}
