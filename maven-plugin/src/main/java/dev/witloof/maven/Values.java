package dev.witloof.maven;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as Maven configures them: absent, or with elements that are absent or blank. */
final class Values {

    private Values() {}

    /** The elements that say something, without white space around them. */
    static List<String> stripped(@Nullable List<@Nullable String> values) {
        List<String> stripped = new ArrayList<>();
        for (String value : values == null ? List.<@Nullable String>of() : values) {
            if (value != null && !value.isBlank()) {
                stripped.add(value.strip());
            }
        }
        return stripped;
    }
}
