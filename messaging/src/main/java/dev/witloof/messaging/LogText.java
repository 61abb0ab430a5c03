package dev.witloof.messaging;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts from guests, messages and brokers, made fit for one line of a log. */
final class LogText {

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 10;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private LogText() {}

    private static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return withoutHidden(text);
            }
        }
        return text;
    }

    private static String withoutHidden(String text) {
        return HIDDEN.matcher(text).replaceAll(" ");
    }

    /**
     * The text on one line, cut where it is too long for a log: line breaks, other control characters and those that
     * change directions become spaces.
     */
    static String of(String text) {
        return text.length() <= LONGEST ? oneLine(text) : oneLine(text.substring(0, LONGEST)) + "…";
    }

    /** Stands in for what was thrown: its stack and its causes, their texts on one line each. */
    static Throwable of(Throwable thrown) {
        return new Shown(thrown, 0);
    }

    /** Has the stack of what was thrown, and its text. */
    private static final class Shown extends Throwable {
        private static final long serialVersionUID = 1;

        Shown(Throwable thrown, int depth) {
            super(of(String.valueOf(thrown)), cause(thrown, depth), false, true);
            setStackTrace(thrown.getStackTrace());
        }

        private static @Nullable Throwable cause(Throwable thrown, int depth) {
            Throwable cause = thrown.getCause();
            return cause == null || depth == DEEPEST ? null : new Shown(cause, depth + 1);
        }
    }
}
