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
 * Finds the documentation of an item: the comments before it.
 *
 * <p>As in the reference, every comment counts, whatever it starts with, and also one at the end of the line before. The text
 * is trimmed as there: the slashes or stars go, then the white space that all comments start with, then empty lines at the
 * end. Of a block comment that does not start with two stars only the first slash goes.
 */
public final class DocComments {

    private final List<Token> tokens;

    DocComments(CommonTokenStream stream) {
        this.tokens = stream.getTokens();
    }

    /**
     * Reads the comments between a token and the one before it.
     *
     * @param first the first token of the item, its attributes included
     * @return their text, or nothing if there is no comment
     */
    Optional<String> before(Token first) {
        List<Token> comments = comments(first);
        return comments.isEmpty()
                ? Optional.empty()
                : Optional.of(text(comments.stream().map(Token::getText).toList()));
    }

    /** The first comment between a token and the one before it. */
    Optional<Token> first(Token first) {
        return comments(first).stream().findFirst();
    }

    private List<Token> comments(Token first) {
        Deque<Token> comments = new ArrayDeque<>();
        for (int i = first.getTokenIndex() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                break;
            }
            if (token.getType() == WitLexer.LINE_COMMENT || token.getType() == WitLexer.BLOCK_COMMENT) {
                comments.addFirst(token);
            }
        }
        return new ArrayList<>(comments);
    }

    /**
     * Tells what comments mean.
     *
     * @param comments the comments as they stand, in order
     * @return their text
     */
    public static String text(List<String> comments) {
        return join(comments.stream().map(DocComments::content).toList());
    }

    private static String content(String text) {
        if (text.startsWith("/**")) {
            return text.substring(3, Math.max(3, text.length() - 2)).stripTrailing();
        }
        int slashes = 0;
        while (slashes < text.length() && text.charAt(slashes) == '/') {
            slashes++;
        }
        return text.substring(slashes).stripTrailing();
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
