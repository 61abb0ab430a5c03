package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code witloof run GUEST --invoke CALL}. */
class InvokeTest {
    private static final String GUESTS = System.getProperty("witloof.guests", "../it/guests/prebuilt") + "/";

    private static final String WANTING = "../runtime-support/src/test/resources/components/wanting.wasm";

    private record Result(int exit, String out, String err) {}

    private static Result run(String component, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", component));
        arguments.addAll(Arrays.asList(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    private static Result invoke(String call) {
        try {
            return run(
                    Path.of(Objects.requireNonNull(InvokeTest.class.getResource("/components/echo.wasm"))
                                    .toURI())
                            .toString(),
                    "--invoke",
                    call);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person({name: \"Ada\", age: some(36)})",
                "person({name: \"Zoë \\\"Z\\\"\"})",
                "shape(nothing)",
                "shape(number(-9223372036854775808))",
                "shape(text(\"日本\"))",
                "pairs([(\"a\", 1), (\"b\", 4294967295)])",
                "pairs([])",
                "rights({read, run})",
                "rights({})",
                "nested(none)",
                "nested(some(ok(none)))",
                "nested(some(ok(some(\"x\"))))",
                "nested(some(err(255)))"
            })
    void whatIsGivenComesBack(String call) {
        Result result = invoke(call);

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualToNormalizingNewlines(call.substring(call.indexOf('(') + 1, call.length() - 1) + "\n");
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing()", "witloof:echo/inner@1.2.3.nothing()", "witloof:echo/inner.nothing()", " nothing( ) "
            })
    void aFunctionWithoutAResultPrintsNothing(String call) {
        Result result = invoke(call);

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void aTrapIsAFailure() {
        Result result = invoke("fail()");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: fail: ");
    }

    @Test
    void aFunctionThatIsNotThereIsAnsweredWithThoseThatAre() {
        Result result = invoke("absent()");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines())
                .startsWith("error: the component exports no function `absent`. It exports:")
                .contains("  person", "  witloof:echo/inner@1.2.3.nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "purson, person",
        "nothign, nothing",
        "witloof:echo/inner.nothin, witloof:echo/inner@1.2.3.nothing",
        "witloof:echo/outer#rights, rights",
    })
    void theNearestNamesComeFirst(String asked, String nearest) {
        Result result = invoke(asked + "()");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines())
                .startsWith(
                        "error: the component exports no function `" + asked + "`; did you mean `" + nearest
                                + "`? It exports:",
                        "  " + nearest);
    }

    @Test
    void argumentsThatDoNotFitAreShownWithTheirPlace() {
        Result result = invoke("rights({read, fly})");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: --invoke: ").contains("fly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/values.md"})
    void theCallsOfTheDocumentationPrintWhatItSays(String page) throws IOException {
        String text = Files.readString(Path.of("..", page));
        List<MatchResult> calls = Pattern.compile("(?m)^\\./witloof run (\\S+) --invoke '(.+)'$")
                .matcher(text)
                .results()
                .toList();

        assertThat(calls).isNotEmpty();
        for (MatchResult call : calls) {
            Result result = run("../" + call.group(1), "--invoke", call.group(2));
            assertThat(result.err()).isEmpty();
            assertThat(result.exit()).isZero();
            assertThat(text.substring(call.end())).contains("`" + result.out().strip() + "`");
        }
    }

    @Test
    void importsThatAreNotReachedNeedNotBeGiven() {
        Result result = run(WANTING, "--invoke", "answer()");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualToNormalizingNewlines("42\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void anImportThatIsReachedAndNobodyGivesIsNamed() {
        Result result = run(WANTING, "--invoke", "ask()");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .startsWith(
                        "error: the component's import `make-thing` was called, and the component is not given it: ");
    }

    @Test
    void whatHostsAGuestDoesNotGoWithIt() {
        Result result = run(GUESTS + "upper-c.wasm", "--invoke", "f()", "--subscribe", "orders");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("--subscribe does not go with --invoke: it calls a function, and hosts nothing");
    }
}
