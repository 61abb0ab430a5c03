package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to cost more than they should. */
@Timeout(300)
class HostileInputTest {

    private static final String PACKAGE = "package a:b;\n";

    @Test
    void commentsMayNestAsDeeplyAsTheyLike() throws Exception {
        int depth = 500_000;

        assertThat(load(PACKAGE + "/*".repeat(depth) + "*/".repeat(depth) + "interface i {}")
                        .rootPackage()
                        .interfaces())
                .containsOnlyKeys("i");
    }

    @Test
    void aCommentThatNestsAndNeverEndsIsRefused() {
        assertThat(codes(PACKAGE + "/*".repeat(500_000) + "*/")).containsExactly(DiagnosticCode.SYNTAX);
    }

    @Test
    void manyUnclosedStringsAreRefusedInOneGo() {
        assertThat(codes(PACKAGE + "\"\n".repeat(200_000))).containsExactly(DiagnosticCode.SYNTAX);
    }

    @Test
    void aLongWrongNameIsNotShownWhole() {
        ResolveException refused = refused(PACKAGE + "interface " + "a_".repeat(1 << 19) + " {}");

        assertThat(refused.getMessage()).hasSizeLessThan(1000);
    }

    @Test
    void deepTypesAreRefused() {
        assertThat(codes(PACKAGE + "interface i { type t = " + "list<".repeat(300_000)))
                .containsExactly(DiagnosticCode.LIMIT);
        assertThat(codes(PACKAGE + "interface i { type t = " + "list<".repeat(101) + "u8" + ">".repeat(101) + "; }"))
                .containsExactly(DiagnosticCode.LIMIT);
    }

    @Test
    void typesAHundredDeepAreFine() {
        assertThatCode(() ->
                        load(PACKAGE + "interface i { type t = " + "list<".repeat(99) + "u8" + ">".repeat(99) + "; }"))
                .doesNotThrowAnyException();
    }

    @Test
    void openBracesWithoutEndAreRefused() {
        assertThat(codes(PACKAGE + "interface i {".repeat(50_000))).containsExactly(DiagnosticCode.SYNTAX);
        assertThat(codes(PACKAGE + "{".repeat(200_000))).containsExactly(DiagnosticCode.SYNTAX);
    }

    @Test
    void moreTokensThanAreReadAreRefused() {
        assertThat(codes(PACKAGE + "; ".repeat(600_000))).containsExactly(DiagnosticCode.LIMIT);
    }

    @Test
    void aFileLongerThanIsReadIsRefused() {
        assertThat(codes(PACKAGE + " ".repeat(5 << 20))).containsExactly(DiagnosticCode.LIMIT);
    }

    @Test
    void typesThatDoubleTwentyTimesAreRefusedWithoutBeingWrittenOut() {
        String types = IntStream.range(1, 60)
                .mapToObj(i -> "type t" + i + " = tuple<t" + (i - 1) + ", t" + (i - 1) + ">;")
                .collect(Collectors.joining("\n"));

        assertThat(codes(PACKAGE + "interface i { type t0 = u8; " + types + " }"))
                .isNotEmpty()
                .containsOnly(DiagnosticCode.LIMIT);
    }

    @Test
    void aLongChainOfTypesIsRefusedWithoutRecursion() {
        String types = IntStream.range(1, 20_000)
                .mapToObj(i -> "record t" + i + " { f: t" + (i - 1) + " }")
                .collect(Collectors.joining("\n"));

        assertThat(codes(PACKAGE + "interface i { type t0 = u8; " + types + " }"))
                .isNotEmpty()
                .containsOnly(DiagnosticCode.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface i { f: func(a: x.%s) }",
                "world w { import x as %s; }",
                "interface i { f: func(a: %s<u8>); }"
            })
    void aLongNameIsNotInAHint(String text) {
        ResolveException refused = refused(PACKAGE + String.format(text, "a".repeat(100_000)));

        assertThat(refused.getMessage()).hasSizeLessThan(1000);
    }

    @Test
    void longNamesAreRefused() throws Exception {
        String longest = "r" + "-r".repeat(511) + "r";

        assertThat(longest).hasSize(1024);
        assertThat(load(PACKAGE + "interface " + longest + " {}")
                        .rootPackage()
                        .interfaces()
                        .get(longest))
                .isNotNull();
        for (String name : List.of(longest + "r", "r" + "-r".repeat(1 << 19))) {
            assertThat(codes(PACKAGE + "interface " + name + " {}")).containsExactly(DiagnosticCode.LIMIT);
            assertThat(codes(PACKAGE + "interface i { resource " + name + " {} }"))
                    .containsExactly(DiagnosticCode.LIMIT);
            assertThat(codes("package a:" + name + ";")).containsExactly(DiagnosticCode.LIMIT);
            assertThat(codes("package a:b@1.0.0-" + name + ";")).containsExactly(DiagnosticCode.LIMIT);
            // What the grammar does not take comes first, however long the names are.
            assertThat(codes(PACKAGE + "interface " + name + " name {}")).containsExactly(DiagnosticCode.SYNTAX);
        }
    }

    @Test
    void aLongChainOfInterfacesIsElaborated() throws Exception {
        int length = 10_000;
        String interfaces = IntStream.range(1, length)
                .mapToObj(
                        i -> "interface i" + i + " { use i" + (i - 1) + ".{t" + (i - 1) + "}; type t" + i + " = u8; }")
                .collect(Collectors.joining("\n"));
        Resolve resolve = load(PACKAGE + "interface i0 { type t0 = u8; }\n" + interfaces + "\nworld w { import i"
                + (length - 1) + "; }\nworld x { export i" + (length - 1) + "; }");

        assertThat(resolve.rootPackage().findWorld("w").orElseThrow().imports()).hasSize(length);
        assertThat(resolve.rootPackage().findWorld("x").orElseThrow().imports()).hasSize(length - 1);
    }

    @Test
    void aLongChainOfIncludesIsElaboratedOnce() throws Exception {
        int length = 700;
        String worlds = IntStream.range(1, length)
                .mapToObj(i -> "world w" + i + " { include w" + (i - 1) + "; import fn" + i + ": func(); }")
                .collect(Collectors.joining("\n"));

        assertThat(load(PACKAGE + "world w0 {}\n" + worlds)
                        .rootPackage()
                        .findWorld("w" + (length - 1))
                        .orElseThrow()
                        .imports())
                .hasSize(length - 1);
    }

    @Test
    void worldsThatWouldFillTheMemoryAreRefused() {
        String worlds = IntStream.range(1, 20_000)
                .mapToObj(i -> "world w" + i + " { include w" + (i - 1) + "; import fn" + i + ": func(); }")
                .collect(Collectors.joining("\n"));

        assertThat(codes(PACKAGE + "world w0 {}\n" + worlds)).isNotEmpty().contains(DiagnosticCode.LIMIT);
    }

    @Test
    void includingAGreatWorldAgainAndAgainIsRefused() {
        String functions = IntStream.range(0, 20_000)
                .mapToObj(i -> "import fn" + i + ": func();")
                .collect(Collectors.joining("\n"));

        assertThat(codes(PACKAGE + "world w {" + functions + "}\nworld x {" + "include w;\n".repeat(20_000) + "}"))
                .contains(DiagnosticCode.INCLUDE_CONFLICT);
    }

    @Test
    void suggestionsAreNotSoughtForEveryOneOfManyMistakes() {
        String names = "abcdefghijklmnopqrstuvwxyz-abcdefghijk-";
        String types = IntStream.range(0, 20_000)
                .mapToObj(i -> "type " + names + "a" + i + " = u8;")
                .collect(Collectors.joining("\n"));
        String fields = IntStream.range(0, 20_000)
                .mapToObj(i -> "x" + i + ": " + names + "b" + i)
                .collect(Collectors.joining(","));

        assertThat(codes(PACKAGE + "interface i {" + types + " record r {" + fields + "} }"))
                .containsExactly(DiagnosticCode.UNKNOWN_TYPE);
    }

    @Test
    void renamingEverythingOfAGreatWorldIsNoMoreThanThat() throws Exception {
        int count = 20_000;
        String functions = IntStream.range(0, count)
                .mapToObj(i -> "import fn" + i + ": func();")
                .collect(Collectors.joining("\n"));
        String renames =
                IntStream.range(0, count).mapToObj(i -> "fn" + i + " as fm" + i).collect(Collectors.joining(",\n"));

        assertThat(load(PACKAGE + "world w {" + functions + "}\nworld x { include w with {" + renames + "} }")
                        .rootPackage()
                        .findWorld("x")
                        .orElseThrow()
                        .imports())
                .hasSize(count);
    }

    @Test
    void emptyLinesInDocumentationAreReadOnce() throws Exception {
        String docs = "/**" + "\n".repeat(1_000_000) + "x" + "\n".repeat(1_000_000) + "*/";

        assertThat(load(PACKAGE + docs + "interface i {}")
                        .rootPackage()
                        .findInterface("i")
                        .orElseThrow()
                        .docs()
                        .orElseThrow())
                .endsWith("x");
    }

    @Test
    void manyCyclesAreNotAllSought() {
        String types = IntStream.range(0, 20_000)
                .mapToObj(i -> "record t" + i + " { next: t" + (i + 1) + ", loop: c" + i + " } type c" + i
                        + " = option<d" + i + ">; type d" + i + " = list<c" + i + ">;")
                .collect(Collectors.joining("\n"));

        assertThat(codes(PACKAGE + "interface i {" + types + " type t20000 = u8; }"))
                .containsExactly(DiagnosticCode.TYPE_CYCLE);
    }

    @Test
    void namesThatAreMadeToCollideAreStillFoundFast() throws Exception {
        // "AL" and "B-" have one hash, so all of these have.
        String functions = IntStream.range(0, 1 << 14)
                .mapToObj(i -> {
                    StringBuilder name = new StringBuilder();
                    for (int bit = 0; bit < 14; bit++) {
                        name.append((i >> bit & 1) == 0 ? "ALA" : "B-A");
                    }
                    return "import " + name + ": func();";
                })
                .collect(Collectors.joining("\n"));

        assertThat(load(PACKAGE + "world w {" + functions + "}\nworld x { include w; }")
                        .rootPackage()
                        .findWorld("x")
                        .orElseThrow()
                        .imports())
                .hasSize(1 << 14);
    }

    @Test
    void manyPackagesInOneFileAreResolved() throws Exception {
        String packages = IntStream.range(1, 5_000)
                .mapToObj(i -> "package a:p" + i + " { interface i { use a:p" + (i - 1) + "/i.{}; } }")
                .collect(Collectors.joining("\n"));

        assertThat(load(PACKAGE + "package a:p0 { interface i {} }\n" + packages)
                        .packages())
                .hasSize(5_001);
    }

    @Test
    void endlesslyManyMistakesAreNotAllTold() {
        String fields =
                IntStream.range(0, 50_000).mapToObj(i -> "x" + i + ": nothing").collect(Collectors.joining(","));

        assertThat(refused(PACKAGE + "interface i { record r { " + fields + " } }")
                        .diagnostics())
                .hasSizeBetween(100, 1000);
    }

    @Test
    void charactersThatDeceiveAreRefusedAndNeverPrinted() {
        for (char c : "\u202e\u2066\u0007\u001b\u0000\u0085".toCharArray()) {
            ResolveException refused = refused(PACKAGE + "// " + c + "\n");

            assertThat(refused.diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(DiagnosticCode.FORBIDDEN_CHARACTER);
            assertThat(refused.getMessage()).doesNotContain(String.valueOf(c));
        }
    }

    @Test
    void textThatWasCutOrShuffledIsAcceptedOrRefusedAndNothingElse() throws Exception {
        String text = Files.readString(Path.of("src/test/resources/language/all.wit"));
        String[] tokens = text.split("(?<=\\W)|(?=\\W)");
        Random random = new Random(42);
        int accepted = 0;
        for (int round = 0; round < 500; round++) {
            String[] mutant = tokens.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                mutant[random.nextInt(mutant.length)] = tokens[random.nextInt(tokens.length)];
            }
            List<String> kept =
                    List.of(mutant).subList(0, random.nextInt(4) == 0 ? random.nextInt(mutant.length) : mutant.length);
            try {
                load(String.join("", kept));
                accepted++;
            } catch (ResolveException e) {
                assertThat(e.diagnostics()).isNotEmpty().allSatisfy(d -> assertThat(d.span())
                        .isPresent());
            }
        }
        assertThat(accepted).isLessThan(500);
    }

    private static List<DiagnosticCode> codes(String text) {
        return refused(text).diagnostics().stream()
                .map(Diagnostic::code)
                .distinct()
                .toList();
    }

    private static ResolveException refused(String text) {
        ResolveException refused = catchThrowableOfType(ResolveException.class, () -> load(text));
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }

    private static Resolve load(String text) throws ResolveException {
        return WitLoader.builder().build().load(List.of(new SourceText("test.wit", text)));
    }
}
