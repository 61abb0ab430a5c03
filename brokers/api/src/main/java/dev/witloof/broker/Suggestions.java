package dev.witloof.broker;

import java.util.Collection;
import java.util.Optional;

/** Finds what a mistyped word was probably meant to be: for adapters and configurations that refuse unknown names. */
public final class Suggestions {
    private static final int FARTHEST = 2;
    private static final int LONGEST = 100;

    private Suggestions() {}

    /**
     * The known word that is nearest.
     *
     * @param word what was found
     * @param known what it could have been
     * @return the first of the known words at the least edit distance, if that is at most two
     */
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> best = Optional.empty();
        int least = FARTHEST + 1;
        for (String candidate : known) {
            int distance = candidate.length() > LONGEST ? least : distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
