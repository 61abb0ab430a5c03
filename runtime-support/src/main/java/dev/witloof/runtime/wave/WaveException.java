package dev.witloof.runtime.wave;

/** A text that is not the WAVE of a value of the type wanted, with the place where that was found out. */
public final class WaveException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The position in the text. */
    private final int offset;

    /** The line of the text. */
    private final int line;

    /** The UTF-16 code unit within the line. */
    private final int column;

    /** The message without the place. */
    private final String problem;

    WaveException(String text, int offset, String problem) {
        this(offset, lineOf(text, offset), offset - text.lastIndexOf('\n', offset - 1), problem);
    }

    private WaveException(int offset, int line, int column, String problem) {
        super("line " + line + ", column " + column + ": " + problem);
        this.offset = offset;
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    /**
     * What is wrong, for a message that shows the place in its own way.
     *
     * @return what was found and what was wanted, without the line and the column
     */
    public String problem() {
        return problem;
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /**
     * The position in the text.
     *
     * @return the index of a UTF-16 code unit; the text's length at its end
     */
    public int offset() {
        return offset;
    }

    /**
     * The line of the text.
     *
     * @return at least 1
     */
    public int line() {
        return line;
    }

    /**
     * The UTF-16 code unit within the line.
     *
     * @return at least 1; one more than the line's length at its end
     */
    public int column() {
        return column;
    }
}
