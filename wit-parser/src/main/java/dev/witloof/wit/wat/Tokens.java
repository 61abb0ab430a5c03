package dev.witloof.wit.wat;

import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import java.util.Arrays;
import java.util.Optional;

/** The tokens of a text, of which the last is its end. */
final class Tokens {
    /** What a token is. */
    enum Kind {
        OPEN,
        CLOSE,
        STRING,
        ID,
        WORD,
        END
    }

    private final SourceFile source;
    private Kind[] kinds = new Kind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    Tokens(SourceFile source) {
        this.source = source;
    }

    SourceFile source() {
        return source;
    }

    void add(Kind kind, int start, int end) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    Kind kind(int token) {
        return kinds[token];
    }

    Span span(int token) {
        return new Span(source, starts[token], ends[token]);
    }

    /** The last parenthesis that is opened and not closed. */
    Optional<Span> lastOpen() {
        int closed = 0;
        for (int token = size - 1; token >= 0; token--) {
            if (kinds[token] == Kind.CLOSE) {
                closed++;
            } else if (kinds[token] == Kind.OPEN && closed-- == 0) {
                return Optional.of(span(token));
            }
        }
        return Optional.empty();
    }

    boolean isWord(int token, String word) {
        int length = ends[token] - starts[token];
        return kinds[token] == Kind.WORD
                && length == word.length()
                && source.text().startsWith(word, starts[token]);
    }
}
