package dev.witloof.wit.diagnostic;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with a name, and the lines in it.
 *
 * <p>Offsets count UTF-16 units from 0; lines and columns count from 1, and columns count code points. A line ends with
 * {@code \n}, and a {@code \r} before it belongs to the end. Instances are immutable and compare by identity: a file is
 * read once, and a {@link Span} points into that reading.
 */
public final class SourceFile {

    private final String name;
    private final String text;
    private final @Nullable Path path;
    private final int[] lineStarts;

    private SourceFile(String name, String text, @Nullable Path path) {
        this.name = name;
        this.text = text;
        this.path = path;
        this.lineStarts = lineStarts(text);
    }

    /**
     * Names a text that is not in a file.
     *
     * @param name the name to show in messages
     * @param text the text
     * @return the source
     */
    public static SourceFile of(String name, String text) {
        return new SourceFile(name, text, null);
    }

    /**
     * Names a text that was read from a file.
     *
     * @param name the name to show in messages
     * @param text the text
     * @param path where the text was read
     * @return the source
     */
    public static SourceFile of(String name, String text, Path path) {
        return new SourceFile(name, text, path);
    }

    /**
     * Returns the name that messages show.
     *
     * @return the name, with {@code /} between folders
     */
    public String name() {
        return name;
    }

    /**
     * Returns the whole text.
     *
     * @return the text, without a byte order mark
     */
    public String text() {
        return text;
    }

    /**
     * Returns where the text was read.
     *
     * @return the path, or nothing for a text from memory
     */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Returns the line that an offset is on.
     *
     * @param offset an offset between 0 and the text's length, both included
     * @return the line's number, from 1
     */
    public int line(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new IndexOutOfBoundsException("offset " + offset + " in a text of " + text.length());
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * Returns the column that an offset is at.
     *
     * @param offset an offset between 0 and the text's length, both included
     * @return the column's number, from 1, in code points
     */
    public int column(int offset) {
        return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
    }

    /**
     * Returns where a line starts.
     *
     * @param line a line's number, from 1
     * @return the offset of its first character
     */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /**
     * Returns where the content of a line ends.
     *
     * @param line a line's number, from 1
     * @return the offset after its last character, before {@code \r\n} or {@code \n}
     */
    public int lineEnd(int line) {
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return end > lineStarts[line - 1] && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static int[] lineStarts(String text) {
        int count = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int[] starts = new int[count];
        int next = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[next++] = i + 1;
        }
        return starts;
    }

    @Override
    public String toString() {
        return name;
    }
}
