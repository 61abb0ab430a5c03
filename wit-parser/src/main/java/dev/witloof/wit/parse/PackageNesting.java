package dev.witloof.wit.parse;

import dev.witloof.wit.grammar.WitLexer;
import org.antlr.v4.runtime.Token;

/** Counts how deep packages nest, which is how deep the parser's recursion goes for them. */
final class PackageNesting {

    private int depth;
    private int otherBraces;
    private boolean pending;

    /** Whether a token opens one package too many. */
    boolean tooDeep(Token token) {
        switch (token.getType()) {
            case WitLexer.PACKAGE -> {
                pending = true;
                return otherBraces == 0 && depth >= SyntaxParser.MAX_PACKAGE_DEPTH;
            }
            case WitLexer.LEFT_BRACE -> {
                if (pending && otherBraces == 0) {
                    depth++;
                } else {
                    otherBraces++;
                }
                pending = false;
            }
            case WitLexer.RIGHT_BRACE -> {
                if (otherBraces > 0) {
                    otherBraces--;
                } else {
                    depth = Math.max(0, depth - 1);
                }
            }
            case WitLexer.SEMICOLON -> pending = false;
            default -> {}
        }
        return false;
    }
}
