package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules of NATS subjects, which the client library leaves to its user: tokens between dots. */
final class Subjects {
    /** Subject, reply address and the rest of a line have to fit into the 4096 bytes that servers allow. */
    static final int MOST_BYTES = 1024;

    private Subjects() {}

    /** Refuses what cannot be published to. */
    static void checkPublish(String subject) {
        if (isPlain(subject)) {
            return;
        }
        problem(subject).ifPresent(problem -> {
            throw invalid(subject, problem);
        });
        if (subject.indexOf('*') >= 0 || subject.indexOf('>') >= 0) {
            throw invalid(subject, "it has a wildcard, and a message goes to one subject");
        }
        if (subject.startsWith("$JS.") || subject.startsWith("$SYS.")) {
            throw invalid(subject, "subjects that begin with $JS. and $SYS. are commands to the server");
        }
    }

    /** Refuses what cannot be subscribed to. */
    static void checkSubscribe(String subject) {
        problem(subject).ifPresent(problem -> {
            throw invalid(subject, problem);
        });
        String[] tokens = subject.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            boolean wild = tokens[i].indexOf('*') >= 0 || tokens[i].indexOf('>') >= 0;
            if (wild && tokens[i].length() > 1) {
                throw invalid(subject, "a wildcard stands alone between its dots");
            }
            if (tokens[i].equals(">") && i < tokens.length - 1) {
                throw invalid(subject, "> stands at the end only");
            }
        }
    }

    /** Whether a subject that may be subscribed to stands for several. */
    static boolean isPattern(String subject) {
        return subject.indexOf('*') >= 0 || subject.indexOf('>') >= 0;
    }

    /** Whether each subject of a pattern is one of another pattern. */
    static boolean covers(String outer, String inner) {
        String[] wide = outer.split("\\.", -1);
        String[] narrow = inner.split("\\.", -1);
        for (int i = 0; i < wide.length; i++) {
            if (wide[i].equals(">")) {
                return i < narrow.length;
            }
            if (i == narrow.length || narrow[i].equals(">") || (!wide[i].equals("*") && !wide[i].equals(narrow[i]))) {
                return false;
            }
        }
        return wide.length == narrow.length;
    }

    /** What is wrong with a subject, wildcards aside. */
    static Optional<String> problem(String subject) {
        if (subject.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (subject.startsWith(".") || subject.endsWith(".") || subject.contains("..")) {
            return Optional.of("a name between its dots is empty");
        }
        if (subject.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return Optional.of("it has a space or a control character");
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(subject));
            return bytes.remaining() > MOST_BYTES
                    ? Optional.of("it has " + bytes.remaining() + " bytes, and " + MOST_BYTES + " is the limit")
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("it has half of a surrogate pair");
        }
    }

    /** The usual: ASCII letters, digits and a few signs, with single dots between them. */
    private static boolean isPlain(String subject) {
        boolean dot = true;
        for (int i = 0; i < subject.length(); i++) {
            char c = subject.charAt(i);
            if (c == '.'
                    ? dot
                    : !((c >= 'a' && c <= 'z')
                            || (c >= '0' && c <= '9')
                            || (c >= 'A' && c <= 'Z')
                            || c == '-'
                            || c == '_')) {
                return false;
            }
            dot = c == '.';
        }
        return !dot && subject.length() <= MOST_BYTES;
    }

    private static BrokerException invalid(String subject, String problem) {
        StringBuilder shown = new StringBuilder();
        subject.chars().limit(100).forEach(c -> shown.append(c < ' ' || c == 0x7f ? '?' : (char) c));
        return new BrokerException(
                BrokerException.Kind.INVALID_TOPIC,
                "\"" + shown + (subject.length() > 100 ? "…" : "") + "\" is no NATS subject to use: " + problem);
    }
}
