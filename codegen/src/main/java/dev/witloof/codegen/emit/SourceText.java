package dev.witloof.codegen.emit;

import java.io.IOException;

/** The text of one file, which ends where it would have more characters than there is room for. */
final class SourceText implements Appendable {
    /** There is no room for the text. */
    static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final StringBuilder text = new StringBuilder();
    private final long room;

    SourceText(long room) {
        this.room = room;
    }

    @Override
    public SourceText append(CharSequence part) throws FullException {
        return append(part, 0, part.length());
    }

    @Override
    public SourceText append(CharSequence part, int start, int end) throws FullException {
        requireRoom(end - start);
        text.append(part, start, end);
        return this;
    }

    @Override
    public SourceText append(char c) throws FullException {
        requireRoom(1);
        text.append(c);
        return this;
    }

    private void requireRoom(int more) throws FullException {
        if (text.length() + (long) more > room) {
            throw new FullException();
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
