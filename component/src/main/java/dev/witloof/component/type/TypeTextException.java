package dev.witloof.component.type;

/** A text that is not the text form of a type, with the place where that was found out. */
public final class TypeTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The line of the text. */
    private final int line;

    /** The UTF-16 code unit within the line. */
    private final int column;

    TypeTextException(int line, int column, String problem) {
        super("line " + line + ", column " + column + ": " + problem);
        this.line = line;
        this.column = column;
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
