package dev.witloof.runtime.wave;

import java.util.Set;

/** The words that WAVE reserves. */
final class Keywords {
    private static final Set<String> ALL = Set.of("true", "false", "inf", "nan", "some", "none", "ok", "err");

    private Keywords() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
