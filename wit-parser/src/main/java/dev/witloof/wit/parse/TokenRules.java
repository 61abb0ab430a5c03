package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitLexer;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Cuts a text into tokens, as many and as deeply nested as the parser can bear. */
final class TokenRules {

    private TokenRules() {}

    static CommonTokenStream read(SourceFile source) {
        CommentLexer lexer = new CommentLexer(new SourceCharStream(source));
        java.util.List<Token> tokens = new java.util.ArrayList<>();
        int depth = 0;
        boolean tooDeep = false;
        PackageNesting packages = new PackageNesting();
        Token token;
        do {
            token = lexer.nextToken();
            tokens.add(token);
            if (tokens.size() > SyntaxParser.MAX_TOKENS) {
                throw limit(source, token, "the file has more than " + SyntaxParser.MAX_TOKENS + " tokens");
            }
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            if (tooDeep) {
                throw limit(source, token, "types nest more than " + SyntaxParser.MAX_TYPE_DEPTH + " deep here");
            }
            if (packages.tooDeep(token)) {
                throw limit(source, token, "packages nest more than " + SyntaxParser.MAX_PACKAGE_DEPTH + " deep here");
            }
            switch (token.getType()) {
                case WitLexer.LESS_THAN -> tooDeep = ++depth >= SyntaxParser.MAX_TYPE_DEPTH;
                case WitLexer.GREATER_THAN -> depth = Math.max(0, depth - 1);
                // No type goes on past these, so what is open is a mistake that the grammar will find.
                case WitLexer.SEMICOLON, WitLexer.LEFT_BRACE, WitLexer.RIGHT_BRACE -> depth = 0;
                default -> {}
            }
        } while (token.getType() != Token.EOF);
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
        stream.fill();
        return stream;
    }

    private static Refusal limit(SourceFile source, Token token, String message) {
        return new Refusal(Diagnostic.error(DiagnosticCode.LIMIT, span(source, token), message));
    }

    static Span span(SourceFile source, Token token) {
        int end = Math.max(token.getStartIndex(), token.getStopIndex() + 1);
        boolean halfCharacter = token.getType() == WitLexer.UNKNOWN
                && Character.isHighSurrogate(source.text().charAt(token.getStartIndex()))
                && end < source.text().length();
        return new Span(source, token.getStartIndex(), halfCharacter ? end + 1 : end);
    }
}
