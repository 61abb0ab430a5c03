package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A case that did not end as it should.
 *
 * @param target the target's name
 * @param seed the seed of the run
 * @param attempt the case
 * @param thrown what it ended with
 */
record Finding(String target, long seed, Attempt attempt, Throwable thrown) {
    private static final int TOP_FRAMES = 6;
    private static final int MOST_FRAMES = 14;
    private static final int MOST_CAUSES = 5;
    private static final String HARNESS = Finding.class.getPackageName();

    /** What findings of one mistake have in common: the innermost exception, and the innermost line of Witloof's own. */
    String signature() {
        Throwable root = thrown;
        for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).replaceAll("[0-9]+", "N");
        String kind = root.getClass().getName()
                + (root instanceof Violation ? ": " + message.substring(0, Math.min(60, message.length())) : "");
        return target + " " + kind + " "
                + Arrays.stream(root.getStackTrace())
                        .filter(Finding::isOwn)
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("outside");
    }

    private static boolean isOwn(StackTraceElement frame) {
        return frame.getClassName().startsWith("dev.witloof.")
                && !frame.getClassName().startsWith(HARNESS);
    }

    /** The command's words that run this case alone. */
    String replay() {
        return "--target " + target + " --seed " + seed + " --case " + attempt.number();
    }

    /** The finding with its exceptions and of their frames those that say something. */
    String text() {
        StringBuilder text = new StringBuilder(
                "finding: " + replay() + "\n  input: " + attempt.input().length + " bytes, " + attempt.note());
        Throwable each = thrown;
        for (int i = 0; i < MOST_CAUSES && each != null; i++) {
            text.append(i == 0 ? "\n  " : "\n  caused by ").append(each);
            frames(each).forEach(frame -> text.append("\n    at ").append(frame));
            each = each.getCause();
        }
        return text.toString();
    }

    private static List<StackTraceElement> frames(Throwable thrown) {
        List<StackTraceElement> frames = new ArrayList<>();
        StackTraceElement[] all = thrown.getStackTrace();
        for (int i = 0; i < all.length && frames.size() < MOST_FRAMES; i++) {
            if (i < TOP_FRAMES || isOwn(all[i])) {
                frames.add(all[i]);
            }
        }
        return frames;
    }
}
