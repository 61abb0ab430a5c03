package dev.witloof.runtime.wave;

/** Reads the tokens of a text from left to right, one ahead. */
final class WaveScanner {
    private final String text;
    private int position;
    private Token next;

    WaveScanner(String text, int start) {
        this.text = text;
        this.position = start;
        this.next = scan();
    }

    /** The next token, which stays the next one. */
    Token peek() {
        return next;
    }

    /** Takes the next token. */
    Token take() {
        Token taken = next;
        next = scan();
        return taken;
    }

    boolean accept(Token.Kind kind) {
        if (next.kind() != kind) {
            return false;
        }
        take();
        return true;
    }

    Token expect(Token.Kind kind, String wanted) {
        if (next.kind() != kind) {
            throw expected(wanted);
        }
        return kind == Token.Kind.END ? next : take();
    }

    WaveException expected(String wanted) {
        return error(next, "expected " + wanted + ", found " + next.describe());
    }

    WaveException error(Token at, String problem) {
        return error(at.start(), problem);
    }

    WaveException error(int at, String problem) {
        return new WaveException(text, at, problem);
    }

    private Token scan() {
        skip();
        int start = position;
        if (start == text.length()) {
            return new Token(Token.Kind.END, start, start, "");
        }
        char c = text.charAt(start);
        return switch (c) {
            case '{' -> sign(Token.Kind.BRACE_OPEN);
            case '}' -> sign(Token.Kind.BRACE_CLOSE);
            case '(' -> sign(Token.Kind.PAREN_OPEN);
            case ')' -> sign(Token.Kind.PAREN_CLOSE);
            case '[' -> sign(Token.Kind.BRACKET_OPEN);
            case ']' -> sign(Token.Kind.BRACKET_CLOSE);
            case ':' -> sign(Token.Kind.COLON);
            case ',' -> sign(Token.Kind.COMMA);
            case '\'', '"' -> literal();
            case '%' -> label(start + 1, Token.Kind.ESCAPED_LABEL);
            default -> {
                if (isLetter(c)) {
                    yield label(start, Token.Kind.LABEL);
                }
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw error(start, "expected a value, found `" + Character.toString(text.codePointAt(start)) + "`");
            }
        };
    }

    private void skip() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                position++;
            } else if (text.startsWith("//", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private Token sign(Token.Kind kind) {
        int start = position++;
        return new Token(kind, start, position, text.substring(start, position));
    }

    private Token literal() {
        int start = position;
        WaveLiterals literals = new WaveLiterals(text, start);
        boolean isChar = text.charAt(start) == '\'';
        String content = isChar ? literals.character() : literals.string();
        position = literals.end();
        return new Token(isChar ? Token.Kind.CHAR : Token.Kind.STRING, start, position, content);
    }

    /** Words of letters and digits, joined by hyphens. What they say is looked up, so that nothing else need be checked. */
    private Token label(int from, Token.Kind kind) {
        int start = position;
        int end = from;
        while (end < text.length()
                && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)) || isHyphen(end, from))) {
            end++;
        }
        if (end == from || !isLetter(text.charAt(from))) {
            throw error(from, "expected a name after `%`");
        }
        position = end;
        return new Token(kind, start, end, text.substring(from, end));
    }

    private boolean isHyphen(int at, int from) {
        return text.charAt(at) == '-'
                && at > from
                && at + 1 < text.length()
                && (isLetter(text.charAt(at + 1)) || isDigit(text.charAt(at + 1)));
    }

    private Token number() {
        int start = position;
        int at = text.charAt(start) == '-' ? start + 1 : start;
        if (at > start && text.startsWith("inf", at)) {
            position = at + 3;
            return new Token(Token.Kind.NUMBER, start, position, "-inf");
        }
        int end = digits(at, "a digit after `-`");
        if (text.charAt(at) == '0' && end > at + 1) {
            throw error(at, "expected a number without leading zeros");
        }
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(end + 1, "a digit after the decimal point");
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            end = digits(exponent, "a digit of the exponent");
        }
        position = end;
        return new Token(Token.Kind.NUMBER, start, end, text.substring(start, end));
    }

    private int digits(int from, String wanted) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end == from) {
            throw error(from, "expected " + wanted);
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
