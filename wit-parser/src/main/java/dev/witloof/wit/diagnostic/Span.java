package dev.witloof.wit.diagnostic;

/**
 * A stretch of a {@link SourceFile}.
 *
 * @param source the text it lies in
 * @param start the offset of its first character
 * @param end the offset after its last; equal to {@code start} where something is missing, as at the end of a file
 */
public record Span(SourceFile source, int start, int end) {

    /**
     * Checks that the stretch lies within its text.
     *
     * @param source see {@link #source()}
     * @param start see {@link #start()}
     * @param end see {@link #end()}
     */
    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IndexOutOfBoundsException(
                    "[" + start + ", " + end + ") in a text of " + source.text().length());
        }
    }

    /**
     * Returns the characters of the stretch.
     *
     * @return the text between start and end
     */
    public String text() {
        return source.text().substring(start, end);
    }

    /**
     * Returns the line that the stretch starts on.
     *
     * @return the line's number, from 1
     */
    public int line() {
        return source.line(start);
    }

    /**
     * Returns the column that the stretch starts at.
     *
     * @return the column's number, from 1, in code points
     */
    public int column() {
        return source.column(start);
    }

    /**
     * Returns the stretch from the start of this one to the end of another one.
     *
     * @param last a later stretch of the same text
     * @return both, and what lies between
     */
    public Span to(Span last) {
        return new Span(source, start, last.end);
    }

    /**
     * Returns the place as messages show it.
     *
     * @return {@code name:line:column}
     */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
