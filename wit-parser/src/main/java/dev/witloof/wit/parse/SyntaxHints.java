package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.ForeignTypes;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitLexer;
import dev.witloof.wit.grammar.WitParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Guesses from the tokens around a syntax error what was meant, and says what to write. */
final class SyntaxHints {

    /** What the name of an interface is made of, and the label before it. */
    private static final Set<Integer> PATH = Set.of(
            WitLexer.ID,
            WitLexer.COLON,
            WitLexer.SLASH,
            WitLexer.AT,
            WitLexer.PERIOD,
            WitLexer.INTEGER,
            WitLexer.MINUS,
            WitLexer.PLUS);

    private static final Map<Integer, String> CLOSERS =
            Map.of(WitLexer.GREATER_THAN, ">", WitLexer.RIGHT_PAREN, ")", WitLexer.RIGHT_BRACE, "}");

    private final SourceFile source;
    private final List<Token> tokens;

    SyntaxHints(SourceFile source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** Says what to do about the token that is not what the grammar expects, if that can be told. */
    Optional<String> hint(Expectations expected) {
        Token found = tokens.get(expected.index());
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
        Optional<String> label = found.getType() == WitLexer.AS ? labelHint(expected.index()) : Optional.empty();
        if (label.isPresent()) {
            return label;
        }
        if (isType(expected)) {
            Optional<String> type = typeHint(expected.index());
            if (type.isPresent()) {
                return type;
            }
        }
        if (expected.allTokens().contains(WitLexer.COMMA)) {
            return listHint(expected, found, previous);
        }
        if (expected.allTokens().contains(WitLexer.SEMICOLON) && previous.getLine() < found.getLine()) {
            return Optional.of("a `;` may be missing at the end of line " + previous.getLine());
        }
        return Optional.empty();
    }

    /** Where an import or export is given another name as other things are. */
    private Optional<String> labelHint(int index) {
        int start = index;
        while (start > 0 && PATH.contains(tokens.get(start - 1).getType())) {
            start--;
        }
        if (start == 0 || start == index) {
            return Optional.empty();
        }
        int before = tokens.get(start - 1).getType();
        Token label = tokens.get(index + 1);
        if ((before != WitLexer.IMPORT && before != WitLexer.EXPORT) || label.getType() != WitLexer.ID) {
            return Optional.empty();
        }
        Span path = TokenRules.span(source, tokens.get(start)).to(TokenRules.span(source, tokens.get(index - 1)));
        boolean labelled = path.text().contains(":") && !path.text().matches("(?s)[^:]*:[^:]*/[^:]*");
        return labelled
                ? Optional.empty()
                : Optional.of("write the label first: `" + Vocabulary.cut(label.getText()) + ": "
                        + Vocabulary.cut(path.text()) + "`");
    }

    /** Whether the token before is a name that stands where a type does, and ends it. */
    private boolean isType(Expectations expected) {
        if (expected.index() < 2 || tokens.get(expected.index() - 1).getType() != WitLexer.ID) {
            return false;
        }
        Set<Integer> wanted = expected.allTokens();
        boolean path =
                wanted.contains(WitLexer.COLON) || wanted.contains(WitLexer.SLASH) || wanted.contains(WitLexer.AT);
        return !path
                && switch (tokens.get(expected.index() - 2).getType()) {
                    case WitLexer.COLON, WitLexer.ARROW, WitLexer.LESS_THAN, WitLexer.LEFT_PAREN -> true;
                    case WitLexer.EQUALS -> wanted.contains(WitLexer.SEMICOLON);
                    case WitLexer.COMMA -> wanted.contains(WitLexer.GREATER_THAN);
                    default -> false;
                };
    }

    /** What is meant by what follows the name of a type. */
    private Optional<String> typeHint(int index) {
        String name = tokens.get(index - 1).getText();
        if (tokens.get(index).getType() == WitLexer.LESS_THAN) {
            return ForeignTypes.takesOthers(name)
                    ? ForeignTypes.hint(name)
                    : Optional.of("only `list`, `map`, `option`, `result`, `tuple`, `own`, `borrow`, `future` and"
                            + " `stream` take other types");
        }
        if (tokens.get(index).getType() == WitLexer.PERIOD
                && tokens.get(index + 1).getType() == WitLexer.ID) {
            return Optional.of("a type of another interface has to be named before: `use " + Vocabulary.cut(name) + ".{"
                    + Vocabulary.cut(tokens.get(index + 1).getText()) + "};`");
        }
        return Optional.empty();
    }

    /** What is missing between the elements of a list, or at its end. */
    private Optional<String> listHint(Expectations expected, Token found, Token previous) {
        String end = CLOSERS.entrySet().stream()
                .filter(closer -> expected.allTokens().contains(closer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        if (end.isEmpty()) {
            return Optional.empty();
        }
        if (previous.getLine() < found.getLine()) {
            return Optional.of("a `,` or `" + end + "` may be missing at the end of line " + previous.getLine());
        }
        if (found.getType() != WitLexer.SEMICOLON) {
            return Optional.empty();
        }
        Token next = tokens.get(Math.min(expected.index() + 1, tokens.size() - 1));
        boolean goesOn = next.getLine() == found.getLine()
                && (next.getType() == WitLexer.ID || next.getType() == WitLexer.RIGHT_BRACE);
        return Optional.of(
                goesOn && !end.equals(">")
                        ? "write `,` between these, or `" + end + "` after the last"
                        : "a `" + end + "` may be missing before this `;`");
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
}
