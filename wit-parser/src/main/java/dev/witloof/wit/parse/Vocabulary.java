package dev.witloof.wit.parse;

import dev.witloof.wit.grammar.WitLexer;
import dev.witloof.wit.grammar.WitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** What tokens and rules are called in messages. */
final class Vocabulary {

    private static final int MAX_SHOWN = 40;

    private static final Map<Integer, String> RULES = Map.of(
            WitParser.RULE_id, "a name",
            WitParser.RULE_name, "a name",
            WitParser.RULE_type, "a type",
            WitParser.RULE_typeDefinition, "a type definition",
            WitParser.RULE_functionItem, "a function",
            WitParser.RULE_version, "a version",
            WitParser.RULE_attribute, "an attribute");

    private Vocabulary() {}

    static Set<Integer> namedRules() {
        return RULES.keySet();
    }

    static boolean isKeyword(int type) {
        return type >= WitLexer.AS && type <= WitLexer.WORLD;
    }

    /** Lists what could have stood somewhere: rules by their name, then tokens, in the grammar's order. */
    static String list(Expectations expected) {
        List<String> names = new ArrayList<>();
        expected.rules().stream().map(RULES::get).distinct().forEach(names::add);
        expected.tokens().stream().map(Vocabulary::expected).distinct().forEach(names::add);
        if (names.size() == 1) {
            return names.get(0);
        }
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static String expected(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case WitLexer.ID, WitLexer.EXPLICIT_ID -> "a name";
            case WitLexer.INTEGER -> "a number";
            case WitLexer.STRING_LITERAL -> "a string";
            default -> "`" + literal(type) + "`";
        };
    }

    static String found(Token token, String text) {
        if (isKeyword(token.getType())) {
            return "keyword `" + token.getText() + "`";
        }
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case WitLexer.ID, WitLexer.EXPLICIT_ID -> "name `" + cut(text) + "`";
            case WitLexer.INTEGER -> "number `" + cut(text) + "`";
            case WitLexer.STRING_LITERAL -> "a string";
            default -> "`" + cut(text) + "`";
        };
    }

    static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private static String literal(int type) {
        String quoted = WitLexer.VOCABULARY.getLiteralName(type);
        return quoted == null ? WitLexer.VOCABULARY.getSymbolicName(type) : quoted.substring(1, quoted.length() - 1);
    }
}
