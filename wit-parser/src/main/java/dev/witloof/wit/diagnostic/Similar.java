package dev.witloof.wit.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class Similar {

    private static final int MAX_DISTANCE = 2;
    /** Longer names are not compared, nor more of them: a suggestion is not worth unbounded work. */
    private static final int MAX_LENGTH = 40;

    private static final int MAX_CANDIDATES = 2_000;

    private Similar() {}

    /**
     * Finds the nearest name within two edits (one swaps, adds, drops or changes a character), and fewer than the name
     * has characters.
     *
     * @param name the name that was not found
     * @param candidates the names there are; of equally near ones the first is taken
     * @return the nearest
     */
    public static Optional<String> to(String name, Collection<String> candidates) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int best = Math.min(MAX_DISTANCE + 1, name.length());
        Optional<String> nearest = Optional.empty();
        int seen = 0;
        for (String candidate : candidates) {
            if (seen++ == MAX_CANDIDATES) {
                break;
            }
            if (Math.abs(candidate.length() - name.length()) > MAX_DISTANCE) {
                continue;
            }
            int distance = distance(name, candidate);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /**
     * Phrases the nearest name as a hint.
     *
     * @param name the name that was not found
     * @param candidates the names there are
     * @return such as {@code did you mean `topic`?}
     */
    public static Optional<String> hint(String name, Collection<String> candidates) {
        return to(name, candidates).map(nearest -> "did you mean `" + nearest + "`?");
    }

    /** Optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
