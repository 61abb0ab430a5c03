package dev.witloof.wit.parse;

import dev.witloof.wit.grammar.WitLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/**
 * Finds the documentation of an item: the {@code ///} and {@code /** *}{@code /} comments before it.
 *
 * <p>The reference takes every comment for documentation; here only those that are written as such. The text is trimmed
 * as there: the slashes or stars go, then the white space that all comments start with, then empty lines at the end.
 */
final class DocComments {

    private final List<Token> tokens;

    DocComments(CommonTokenStream stream) {
        this.tokens = stream.getTokens();
    }

    /**
     * Reads the comments between a token and the one before it.
     *
     * @param first the first token of the item, its attributes included
     * @return their text, or nothing if there is no documentation comment
     */
    Optional<String> before(Token first) {
        Deque<String> comments = new ArrayDeque<>();
        for (int i = first.getTokenIndex() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                break;
            }
            content(token).ifPresent(comments::addFirst);
        }
        return comments.isEmpty() ? Optional.empty() : Optional.of(join(new ArrayList<>(comments)));
    }

    private static Optional<String> content(Token token) {
        String text = token.getText();
        if (token.getType() == WitLexer.LINE_COMMENT && text.startsWith("///")) {
            int slashes = 0;
            while (slashes < text.length() && text.charAt(slashes) == '/') {
                slashes++;
            }
            return Optional.of(text.substring(slashes).stripTrailing());
        }
        if (token.getType() == WitLexer.BLOCK_COMMENT && text.startsWith("/**") && text.length() >= 5) {
            return Optional.of(text.substring(3, text.length() - 2).stripTrailing());
        }
        return Optional.empty();
    }

    private static String join(List<String> comments) {
        int indent = comments.stream()
                .filter(comment -> !comment.isEmpty())
                .mapToInt(DocComments::indent)
                .min()
                .orElse(0);
        String prefix = " ".repeat(indent);
        StringBuilder out = new StringBuilder();
        for (String comment : comments) {
            String text = comment.startsWith(prefix) ? comment.substring(indent) : comment;
            out.append(text.replace("\r\n", "\n")).append('\n');
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        return out.substring(0, end);
    }

    private static int indent(String comment) {
        int i = 0;
        while (i < comment.length() && " \t\r\n\f".indexOf(comment.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
