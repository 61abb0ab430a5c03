package dev.witloof.wit.parse;

import dev.witloof.wit.grammar.WitLexer;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The generated lexer, with block comments ended where the outermost one closes, nested to any depth in linear time. */
final class CommentLexer extends WitLexer {

    CommentLexer(CharStream input) {
        super(input);
        // Every character is some token's, so there is nothing for a listener to hear.
        removeErrorListeners();
    }

    @Override
    public int popMode() {
        int mode = super.popMode();
        if (mode == BLOCK) {
            more();
        }
        return mode;
    }

    @Override
    public Token nextToken() {
        Token token = super.nextToken();
        if (token.getType() == Token.EOF && _mode == BLOCK) {
            CommonToken unterminated = new CommonToken(token);
            unterminated.setType(UNTERMINATED_COMMENT);
            // A nested comment that was closed has hidden the token.
            unterminated.setChannel(Token.DEFAULT_CHANNEL);
            unterminated.setStartIndex(_tokenStartCharIndex);
            unterminated.setStopIndex(getInputStream().size() - 1);
            _modeStack.clear();
            mode(DEFAULT_MODE);
            return unterminated;
        }
        return token;
    }
}
