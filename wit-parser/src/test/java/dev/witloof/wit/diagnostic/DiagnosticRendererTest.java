package dev.witloof.wit.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

    @Test
    void marksTheStretchUnderItsLine() {
        SourceFile source = SourceFile.of("a.wit", "one\ntwo three\n");
        Diagnostic diagnostic = Diagnostic.error(DiagnosticCode.SYNTAX, new Span(source, 8, 13), "no three")
                .help("write two");

        assertThat(render(diagnostic)).isEqualTo("""
                        error: no three
                         --> a.wit:2:5
                          |
                        2 | two three
                          |     ^^^^^
                          = help: write two
                        """);
    }

    @Test
    void alignsTwoPlacesWhoseLineNumbersDifferInLength() {
        SourceFile source = SourceFile.of("a.wit", "first\n\n\n\n\n\n\n\n\nsecond");
        Diagnostic diagnostic = Diagnostic.error(DiagnosticCode.DUPLICATE_NAME, new Span(source, 14, 20), "again")
                .also(new Span(source, 0, 5), "before");

        assertThat(render(diagnostic)).isEqualTo("""
                        error: again
                          --> a.wit:10:1
                           |
                        10 | second
                           | ^^^^^^
                          ...
                           |
                        1  | first
                           | ^^^^^ before
                        """);
    }

    @Test
    void showsNothingRawThatATerminalWouldObey() {
        SourceFile source = SourceFile.of("\u001b[31m.wit", "\u001b[2J \u202e x\ty");
        String text = render(Diagnostic.error(DiagnosticCode.SYNTAX, new Span(source, 7, 8), "found \u001b[0m"));

        assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
        assertThat(text).contains("<U+001B>[2J <U+202E> x    y", "<U+001B>[31m.wit", "found <U+001B>[0m");
    }

    @Test
    void cutsLinesThatAreTooLongToRead() {
        SourceFile source = SourceFile.of("a.wit", "x".repeat(100_000) + "here" + "y".repeat(100_000));

        assertThat(render(Diagnostic.error(DiagnosticCode.SYNTAX, new Span(source, 100_000, 100_004), "long")))
                .hasSizeLessThan(1_000)
                .contains("xxhereyy")
                .contains("a.wit:1:100001");
    }

    @Test
    void marksOneCharacterWhereSomethingIsMissing() {
        SourceFile source = SourceFile.of("a.wit", "ab\r\n");

        assertThat(render(Diagnostic.error(DiagnosticCode.SYNTAX, new Span(source, 2, 2), "more")))
                .contains("1 | ab\n  |   ^\n");
    }

    @Test
    void countsColumnsInCodePoints() {
        SourceFile source = SourceFile.of("a.wit", "/* 🦀 */ x");

        assertThat(new Span(source, 9, 10)).hasToString("a.wit:1:9");
    }

    @Test
    void rendersADiagnosticWithoutAPlace() {
        assertThat(render(Diagnostic.error(DiagnosticCode.WORLD_SELECTION, "no world")
                        .help("add one")))
                .isEqualTo("error: no world\n  = help: add one\n");
    }

    @Test
    void aSpanLiesWithinItsText() {
        SourceFile source = SourceFile.of("a.wit", "abc");

        assertThatThrownBy(() -> new Span(source, 2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Span(source, 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void suggestsNamesWithinTwoEdits() {
        List<String> names = List.of("message", "massage", "topic");

        assertThat(Similar.to("mesage", names)).contains("message");
        assertThat(Similar.to("tpoic", names)).contains("topic");
        assertThat(Similar.to("tipoc", names)).contains("topic");
        assertThat(Similar.to("client", names)).isEmpty();
        assertThat(Similar.to("ab", List.of("cd"))).isEmpty();
    }

    private static String render(Diagnostic diagnostic) {
        return new DiagnosticRenderer().render(diagnostic);
    }
}
