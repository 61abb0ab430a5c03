package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Command lines that make no sense. */
class MainTest {

    private static void assertRefused(String message, String see, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertThat(err.toString()).isEqualToNormalizingNewlines("error: " + message + "\nsee: " + see + " --help\n");
        assertThat(out.toString()).isEmpty();
        assertThat(exit).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aCommandThatThereIsNotIsAnsweredWithOneThatThereIs() {
        assertRefused(
                "there is no command `genrate`; did you mean `generate`?", "witloof", "genrate", "x", "--output", "y");
        assertRefused("there is no command `xyzzy`", "witloof", "xyzzy");
        assertRefused(
                "there is no command `chek`; did you mean `check`?", "witloof config", "config", "chek", "x.yaml");
    }

    @Test
    void anOptionThatIsSpeltWronglyIsToldRatherThanTheOneThatIsMissingThen() {
        assertRefused(
                "there is no option `--outptu`; did you mean `--output`?",
                "witloof generate",
                "generate",
                "x.wit",
                "--outptu",
                "y");
        assertRefused(
                "there is no option `--wrold`; did you mean `--world`?",
                "witloof generate",
                "generate",
                "x.wit",
                "-o",
                "y",
                "--wrold=w");
        assertRefused("there is no option `--xyzzy`", "witloof docs", "docs", "x.wit", "--xyzzy");
        assertRefused("there is no option `-o`", "witloof wit", "wit", "x.wit", "-o", "y");
    }

    @Test
    void anOptionThatIsMissingIsNamed() {
        assertRefused("Missing required option: '--output=DIR'", "witloof generate", "generate", "x.wit");
        assertRefused("Missing required parameter: 'GUEST'", "witloof wit", "wit");
    }

    @Test
    void anArgumentTooManyIsNamed() {
        assertRefused("`y.wit` is an argument too many", "witloof wit", "wit", "x.wit", "y.wit");
        assertRefused("`-` is an argument too many", "witloof wit", "wit", "x.wit", "-");
        assertRefused("`--json` is an argument too many", "witloof wit", "wit", "x.wit", "--", "--json");
    }
}
