package dev.witloof.broker.servers;

/** The rules of NATS subjects: tokens between dots, {@code *} for one and a last {@code >} for one or more. */
final class MiniNatsSubject {
    private MiniNatsSubject() {}

    /** Whether one may subscribe to it. */
    static boolean isFilter(String subject) {
        return check(subject, true);
    }

    /** Whether one may publish to it. */
    static boolean isLiteral(String subject) {
        return check(subject, false);
    }

    private static boolean check(String subject, boolean wildcards) {
        String[] tokens = subject.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            boolean full = tokens[i].equals(">");
            if (tokens[i].isEmpty()
                    || (full && i < tokens.length - 1)
                    || (!wildcards && (full || tokens[i].equals("*")))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the filter takes the subject. */
    static boolean matches(String filter, String subject) {
        int f = 0;
        int s = 0;
        while (f < filter.length() && s < subject.length()) {
            int filterEnd = end(filter, f);
            int subjectEnd = end(subject, s);
            if (is(filter, f, filterEnd, '>')) {
                return true;
            }
            if (!is(filter, f, filterEnd, '*')
                    && (filterEnd - f != subjectEnd - s || !filter.regionMatches(f, subject, s, filterEnd - f))) {
                return false;
            }
            f = filterEnd + 1;
            s = subjectEnd + 1;
        }
        return f >= filter.length() && s >= subject.length();
    }

    private static int end(String subject, int from) {
        int dot = subject.indexOf('.', from);
        return dot < 0 ? subject.length() : dot;
    }

    private static boolean is(String text, int from, int end, char token) {
        return end - from == 1 && text.charAt(from) == token;
    }
}
