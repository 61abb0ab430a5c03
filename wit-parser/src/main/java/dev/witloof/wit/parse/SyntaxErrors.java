package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitLexer;
import dev.witloof.wit.grammar.WitParser;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Says what is wrong with a text that the generated parser gave up on. */
final class SyntaxErrors {

    private final SourceFile source;
    private final List<Token> tokens;

    SyntaxErrors(SourceFile source, CommonTokenStream stream) {
        this.source = source;
        this.tokens = stream.getTokens().stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
    }

    /** Comes back with the first thing that is wrong, or throws it if it is not the grammar that says so. */
    Diagnostic explain() {
        Expectations expected =
                new AtnReader(WitParser._ATN, Vocabulary.namedRules()).firstError(WitParser.RULE_file, tokens);
        new WordRules(source).check(tokens.subList(0, expected.index()));
        Token found = tokens.get(expected.index());
        Span span = TokenRules.span(source, found);
        return switch (found.getType()) {
            case WitLexer.UNTERMINATED_COMMENT ->
                error(new Span(source, span.start(), span.start() + 2), "this comment is never closed")
                        .help("add `*/`; comments nest, so each `/*` wants its own");
            case WitLexer.UNTERMINATED_STRING ->
                error(span, "this string is not closed on its line").help("add `\"`; write `\\n` for a line break");
            default ->
                error(span, "expected " + Vocabulary.list(expected) + ", found " + Vocabulary.found(found, span.text()))
                        .help(new SyntaxHints(source, tokens).hint(expected));
        };
    }

    private static Diagnostic error(Span span, String message) {
        return Diagnostic.error(DiagnosticCode.SYNTAX, span, message);
    }
}
