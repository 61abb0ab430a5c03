package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.grammar.WitLexer;
import dev.witloof.wit.syntax.Id;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Looks at the words before a place where the grammar ends: what is wrong with one of them comes first in the text, and is
 * often why the grammar ends there. Without such a place the words are looked at where the tree is built.
 */
final class WordRules {

    /** What only a version can have before a word. */
    private static final Set<Integer> IN_VERSION =
            Set.of(WitLexer.PERIOD, WitLexer.MINUS, WitLexer.PLUS, WitLexer.INTEGER, WitLexer.ID);

    private final Names names;
    private final Attributes attributes;

    WordRules(SourceFile source) {
        this.names = new Names(source);
        this.attributes = new Attributes(source);
    }

    /**
     * Checks names and the words of attributes.
     *
     * @param tokens what the grammar accepts, as far as it goes
     */
    void check(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int previous = i == 0 ? Token.EOF : tokens.get(i - 1).getType();
            Token token = tokens.get(i);
            boolean word = token.getType() == WitLexer.EXPLICIT_ID
                    || (token.getType() == WitLexer.ID && !IN_VERSION.contains(previous));
            if (!word) {
                continue;
            }
            Id name = names.name(token);
            if (previous == WitLexer.AT) {
                attributes.checkWord(name);
            } else if (i >= 3
                    && previous == WitLexer.LEFT_PAREN
                    && tokens.get(i - 3).getType() == WitLexer.AT) {
                attributes.checkField(names.name(tokens.get(i - 2)), name);
            }
        }
    }
}
