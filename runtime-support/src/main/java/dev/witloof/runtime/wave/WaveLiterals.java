package dev.witloof.runtime.wave;

/** Reads one char or string literal. */
final class WaveLiterals {
    private static final String TRIPLE = "\"\"\"";
    private static final int MAX_DIGITS = 6;

    private final String text;
    private int position;

    /** Starts at the opening quote. */
    WaveLiterals(String text, int start) {
        this.text = text;
        this.position = start;
    }

    /** Where the literal ends that was read. */
    int end() {
        return position;
    }

    /** Reads a char, and returns it as a string. */
    String character() {
        int start = position++;
        StringBuilder content = new StringBuilder();
        if (position < text.length() && text.charAt(position) == '\'') {
            throw error(start, "expected a character between the quotes");
        }
        element(content, text.length(), start, "char");
        if (position == text.length() || text.charAt(position) != '\'') {
            throw error(position, "expected `'` after one character");
        }
        position++;
        return content.toString();
    }

    /** Reads a string of one or more lines. */
    String string() {
        return text.startsWith(TRIPLE, position) ? lines() : line();
    }

    private String line() {
        int start = position++;
        StringBuilder content = new StringBuilder();
        while (position == text.length() || text.charAt(position) != '"') {
            element(content, text.length(), start, "string");
        }
        position++;
        return content.toString();
    }

    /** Reads a character or an escape. */
    private void element(StringBuilder content, int limit, int start, String what) {
        if (position == limit) {
            throw error(start, "the " + what + " has no closing quote");
        }
        int codePoint = text.codePointAt(position);
        if (codePoint == '\\') {
            content.appendCodePoint(escape(limit));
            return;
        }
        if (codePoint == '\n') {
            throw error(position, "a line ends within the " + what + ": write `\\n`, or start a string with `\"\"\"`");
        }
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
            throw error(position, "found half a surrogate pair, expected Unicode text");
        }
        content.appendCodePoint(codePoint);
        position += Character.charCount(codePoint);
    }

    private int escape(int limit) {
        int start = position;
        char c = start + 1 < limit ? text.charAt(start + 1) : '\n';
        position += 2;
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'u' -> unicode(start, limit);
            default ->
                throw error(
                        start, "expected one of the escapes `\\\\ \\' \\\" \\t \\n \\r \\u{…}`; for `\\` write `\\\\`");
        };
    }

    private int unicode(int start, int limit) {
        int end = text.indexOf('}', position);
        if (position >= limit || text.charAt(position) != '{' || end < 0 || end >= limit) {
            throw error(start, "expected `\\u{…}` with the hexadecimal number of a character");
        }
        String digits = text.substring(position + 1, Math.min(end, position + 2 + MAX_DIGITS));
        boolean hexadecimal = digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        if (digits.isEmpty() || digits.length() > MAX_DIGITS || !hexadecimal) {
            throw error(start, "expected 1 to " + MAX_DIGITS + " hexadecimal digits in `\\u{…}`");
        }
        int codePoint = Integer.parseInt(digits, 16);
        if (codePoint > Character.MAX_CODE_POINT || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
            throw error(start, "found `\\u{" + digits + "}`, which is no Unicode character");
        }
        position = end + 1;
        return codePoint;
    }

    /** Reads a string between triple quotes, of which the closing ones say by how much its lines are indented. */
    private String lines() {
        int start = position;
        int close = text.indexOf(TRIPLE, start + TRIPLE.length());
        if (close < 0) {
            throw error(start, "the string has no closing `\"\"\"`");
        }
        position += text.startsWith("\r", start + TRIPLE.length()) ? TRIPLE.length() + 1 : TRIPLE.length();
        if (position >= close || text.charAt(position) != '\n') {
            throw error(start, "expected the end of the line after the opening `\"\"\"`");
        }
        int lastLine = text.lastIndexOf('\n', close) + 1;
        int indent = close - lastLine;
        if (text.substring(lastLine, close).chars().anyMatch(c -> c != ' ')) {
            throw error(close, "expected only spaces before the closing `\"\"\"` on its line");
        }
        StringBuilder content = new StringBuilder();
        boolean first = true;
        while (++position < lastLine) {
            int end = text.indexOf('\n', position);
            if (!first) {
                content.append('\n');
            }
            first = false;
            indentedLine(content, indent, end);
            position = end;
        }
        position = close + TRIPLE.length();
        return content.toString();
    }

    private void indentedLine(StringBuilder content, int indent, int end) {
        for (int i = 0; i < indent; i++) {
            if (position == end || text.charAt(position) != ' ') {
                throw error(
                        position,
                        "expected a line that is indented by " + indent + " spaces, as the closing `\"\"\"` is");
            }
            position++;
        }
        int limit = end > position && text.charAt(end - 1) == '\r' ? end - 1 : end;
        while (position < limit) {
            element(content, limit, position, "string");
        }
    }

    private WaveException error(int at, String problem) {
        return new WaveException(text, at, problem);
    }
}
