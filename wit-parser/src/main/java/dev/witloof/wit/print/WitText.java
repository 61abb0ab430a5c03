package dev.witloof.wit.print;

import dev.witloof.wit.parse.SyntaxParser;

/** A text that grows by lines, which are indented by the blocks around them. */
final class WitText {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private int depth;
    // Whether something stands in the innermost block already, so that the next item keeps a distance.
    private boolean started;

    /** Adds a line, or several of which the first is indented. */
    WitText line(String line) {
        out.append(STEP.repeat(depth)).append(line).append('\n');
        if (out.length() > SyntaxParser.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the text would have more than the " + SyntaxParser.MAX_LENGTH + " characters that are read back");
        }
        started = true;
        return this;
    }

    /** Leaves a line empty, unless the block just began. */
    WitText gap() {
        if (started) {
            out.append('\n');
        }
        return this;
    }

    /** Adds a block: a line that ends with a brace, what stands in it, and the other brace. */
    void block(String head, Runnable content) {
        line(head + " {");
        depth++;
        started = false;
        content.run();
        depth--;
        line("}");
    }

    String text() {
        return out.toString();
    }
}
