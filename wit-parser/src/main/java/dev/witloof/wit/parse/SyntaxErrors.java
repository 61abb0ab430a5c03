package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitLexer;
import dev.witloof.wit.grammar.WitParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Says what is wrong with a text that the generated parser gave up on. */
final class SyntaxErrors {

    /** What other languages call the types of WIT that take others. */
    private static final Map<String, String> FOREIGN =
            Map.of("array", "list", "vec", "list", "optional", "option", "dict", "map");

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
                        .help(hint(expected, found));
        };
    }

    private Optional<String> hint(Expectations expected, Token found) {
        if (isHandle(expected.index())) {
            return Optional.of("`own` and `borrow` are handles, and take the name of a resource");
        }
        if (keywordMeantAsName(expected, found)) {
            return Optional.of("write `%" + found.getText() + "` to use this keyword as a name");
        }
        if (expected.index() == 0) {
            return Optional.empty();
        }
        Token previous = tokens.get(expected.index() - 1);
        if (found.getType() == WitLexer.LEFT_PAREN && previous.getType() == WitLexer.ARROW) {
            return Optional.of("a function returns one value: write a `tuple<...>`, or declare a `record`");
        }
        if (found.getType() == WitLexer.FUNC && expected.rules().contains(WitParser.RULE_functionItem)) {
            return Optional.of("the name of a function comes first: `name: func(...)`");
        }
        if (found.getType() == WitLexer.SEMICOLON && previous.getType() == WitLexer.RIGHT_BRACE) {
            return Optional.of("remove this `;`: none follows the `}` before it");
        }
        if (previous.getType() == WitLexer.INTEGER && expected.tokens().equals(Set.of(WitLexer.PERIOD))) {
            return Optional.of("a version has three numbers, such as `1.0.0`");
        }
        if (found.getType() == WitLexer.PACKAGE) {
            return Optional.of("packages nest in a file, and not in anything else");
        }
        if (found.getType() == WitLexer.LESS_THAN && previous.getType() == WitLexer.ID) {
            String known = FOREIGN.get(previous.getText());
            return Optional.of(
                    known == null
                            ? "`" + previous.getText() + "` takes no other types"
                            : "write `" + known + "<...>`, as WIT calls it");
        }
        if (found.getType() == WitLexer.AS && expected.allTokens().contains(WitLexer.COLON)) {
            return following(expected.index())
                    .map(label -> "write the label first: `" + label + ": " + previous.getText() + "`");
        }
        if (expected.allTokens().contains(WitLexer.COMMA)) {
            return listHint(expected, found, previous);
        }
        if (expected.allTokens().contains(WitLexer.SEMICOLON) && previous.getLine() < found.getLine()) {
            return Optional.of("a `;` may be missing at the end of line " + previous.getLine());
        }
        return Optional.empty();
    }

    /** What is wrong between two elements of a list. */
    private Optional<String> listHint(Expectations expected, Token found, Token previous) {
        if (found.getType() == WitLexer.SEMICOLON) {
            return Optional.of("write `,` between the elements of a list");
        }
        if (found.getType() == WitLexer.PERIOD && previous.getType() == WitLexer.ID) {
            return following(expected.index())
                    .map(type -> "a type of another interface has to be named first: `use " + previous.getText() + ".{"
                            + type + "};`");
        }
        if (previous.getLine() < found.getLine()) {
            boolean brace = expected.allTokens().contains(WitLexer.RIGHT_BRACE);
            return Optional.of(
                    "a `,` " + (brace ? "or `}` " : "") + "may be missing at the end of line " + previous.getLine());
        }
        return Optional.empty();
    }

    /** The name that stands after a token. */
    private Optional<String> following(int index) {
        Token next = tokens.get(index + 1);
        return next.getType() == WitLexer.ID ? Optional.of(next.getText()) : Optional.empty();
    }

    /** Whether the token at the index stands where the resource of a handle should. */
    private boolean isHandle(int index) {
        if (index < 2 || tokens.get(index - 1).getType() != WitLexer.LESS_THAN) {
            return false;
        }
        int type = tokens.get(index - 2).getType();
        return type == WitLexer.OWN || type == WitLexer.BORROW;
    }

    private boolean keywordMeantAsName(Expectations expected, Token found) {
        if (!Vocabulary.isKeyword(found.getType()) || !expected.allTokens().contains(WitLexer.ID)) {
            return false;
        }
        boolean nothingElse = expected.tokens().isEmpty() && expected.rules().size() == 1;
        return nothingElse
                || tokens.get(expected.index() + 1).getType() == WitLexer.COLON
                || (expectsName(expected) && inList(expected));
    }

    private static boolean expectsName(Expectations expected) {
        return expected.rules().contains(WitParser.RULE_id) || expected.rules().contains(WitParser.RULE_name);
    }

    /** In a list of names, where the only other thing that could stand is its end. */
    private static boolean inList(Expectations expected) {
        return expected.rules().size() == 1
                && expected.tokens().stream()
                        .allMatch(type -> type == WitLexer.RIGHT_BRACE || type == WitLexer.RIGHT_PAREN);
    }

    private static Diagnostic error(Span span, String message) {
        return Diagnostic.error(DiagnosticCode.SYNTAX, span, message);
    }
}
