package dev.witloof.runtime.wave;

/**
 * A word, number, literal or sign of a text.
 *
 * @param kind what it is
 * @param start where it starts
 * @param end where it ends
 * @param text how it is written; of a char or string what it says, of a label without {@code %}
 */
record Token(Kind kind, int start, int end, String text) {
    enum Kind {
        BRACE_OPEN("`{`"),
        BRACE_CLOSE("`}`"),
        PAREN_OPEN("`(`"),
        PAREN_CLOSE("`)`"),
        BRACKET_OPEN("`[`"),
        BRACKET_CLOSE("`]`"),
        COLON("`:`"),
        COMMA("`,`"),
        NUMBER("a number"),
        LABEL("a name"),
        /** A label after a {@code %}, which is no keyword. */
        ESCAPED_LABEL("a name"),
        CHAR("a char"),
        STRING("a string"),
        END("the end of the text");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** Whether this is a keyword. */
    boolean is(String keyword) {
        return kind == Kind.LABEL && text.equals(keyword);
    }

    boolean isLabel() {
        return kind == Kind.LABEL || kind == Kind.ESCAPED_LABEL;
    }

    /** What was found, for a message. */
    String describe() {
        return switch (kind) {
            case NUMBER, LABEL, ESCAPED_LABEL -> "`" + (kind == Kind.ESCAPED_LABEL ? "%" : "") + abbreviate(text) + "`";
            case BRACE_OPEN,
                    BRACE_CLOSE,
                    PAREN_OPEN,
                    PAREN_CLOSE,
                    BRACKET_OPEN,
                    BRACKET_CLOSE,
                    COLON,
                    COMMA,
                    CHAR,
                    STRING,
                    END -> kind.description();
        };
    }

    static String abbreviate(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
