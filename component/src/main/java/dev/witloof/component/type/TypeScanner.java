package dev.witloof.component.type;

/** Reads a text from left to right: words, signs and ends of lines, with spaces between them. */
final class TypeScanner {
    private final String text;
    private int position;
    private int line = 1;
    private int lineStart;
    /** Where the last thing read began: where errors about its meaning are reported. */
    private int last;

    TypeScanner(String text) {
        this.text = text;
    }

    /** Goes to the next line that is not blank; false at the end of the text. */
    boolean nextStatement() {
        skipSpaces();
        while (position < text.length() && text.charAt(position) == '\n') {
            position++;
            line++;
            lineStart = position;
            skipSpaces();
        }
        return position < text.length();
    }

    void expectEnd() {
        if (!atLineEnd() || position < text.length()) {
            throw expected("nothing more");
        }
    }

    void expectLineEnd() {
        if (!atLineEnd()) {
            throw expected("the end of the line");
        }
    }

    boolean atLineEnd() {
        skipSpaces();
        return position == text.length() || text.charAt(position) == '\n';
    }

    boolean accept(String sign) {
        skipSpaces();
        if (!text.startsWith(sign, position)) {
            return false;
        }
        last = position;
        position += sign.length();
        return true;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw expected("`" + sign + "`");
        }
    }

    boolean acceptWord(String word) {
        skipSpaces();
        if (endOfWord("") - position != word.length() || !text.startsWith(word, position)) {
            return false;
        }
        last = position;
        position += word.length();
        return true;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw expected("`" + word + "`");
        }
    }

    /** Reads a name or keyword: letters, digits and hyphens. */
    String word(String what) {
        return word(what, "");
    }

    /** Reads letters, digits, hyphens and the other characters given. */
    String word(String what, String others) {
        skipSpaces();
        int end = endOfWord(others);
        if (end == position) {
            throw expected(what);
        }
        last = position;
        position = end;
        return text.substring(last, end);
    }

    /** Reads printable ASCII characters up to a space. */
    String token(String what) {
        skipSpaces();
        int end = position;
        while (end < text.length() && Labels.isPrintable(text.charAt(end))) {
            end++;
        }
        if (end == position) {
            throw expected(what);
        }
        last = position;
        position = end;
        return text.substring(last, end);
    }

    private int endOfWord(String others) {
        int end = position;
        while (end < text.length() && isWord(end, others)) {
            end++;
        }
        return end;
    }

    private boolean isWord(int at, String others) {
        char c = text.charAt(at);
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c == '-' && !text.startsWith("->", at))
                || others.indexOf(c) >= 0;
    }

    private void skipSpaces() {
        while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\t')) {
            position++;
        }
    }

    /** An error at the next character, saying what was wanted there. */
    TypeTextException expected(String what) {
        skipSpaces();
        last = position;
        String found;
        if (position == text.length()) {
            found = "the end of the text";
        } else if (text.charAt(position) == '\n') {
            found = "the end of the line";
        } else if (endOfWord("") > position) {
            found = "`" + text.substring(position, Math.min(endOfWord(""), position + 80)) + "`";
        } else {
            found = "`" + Character.toString(text.codePointAt(position)) + "`";
        }
        return error("expected " + what + ", found " + found);
    }

    /** Where the last thing read began, for {@link #error(int, String)}. */
    int last() {
        return last;
    }

    /** An error at the last thing read. */
    TypeTextException error(String problem) {
        return error(last, problem);
    }

    /** An error at something read before on the same line. */
    TypeTextException error(int start, String problem) {
        return new TypeTextException(line, start - lineStart + 1, problem);
    }
}
