package dev.witloof.wit.wat;

import java.util.Locale;
import java.util.Optional;

/** What definitions are numbered by, with the code of the sort in the binary format. */
enum Space {
    FUNC(1),
    TYPE(3),
    COMPONENT(4),
    INSTANCE(5);

    private final int code;

    Space(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The word for it in texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Space> of(String word) {
        for (Space space : values()) {
            if (space.word().equals(word)) {
                return Optional.of(space);
            }
        }
        return Optional.empty();
    }
}
