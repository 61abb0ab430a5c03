package dev.witloof.wit.print;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attributes of an item: its gates, and its name for the outside world. */
final class Attributes {

    private Attributes() {}

    static List<String> of(Stability stability, Optional<String> externalId) {
        List<String> attributes = new ArrayList<>();
        if (stability instanceof Stability.Stable stable) {
            attributes.add("@since(version = " + stable.since() + ")");
            stable.deprecated().map(Attributes::deprecated).ifPresent(attributes::add);
        } else if (stability instanceof Stability.Unstable unstable) {
            attributes.add("@unstable(feature = " + Ids.of(unstable.feature()) + ")");
            unstable.deprecated().map(Attributes::deprecated).ifPresent(attributes::add);
        }
        externalId.map(id -> "@external-id(" + literal(id) + ")").ifPresent(attributes::add);
        return attributes;
    }

    private static String deprecated(Version version) {
        return "@deprecated(version = " + version + ")";
    }

    /** A string literal; what is not plain to see in it is written by its number. */
    private static String literal(String value) {
        StringBuilder out = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if (point == ' ' || Character.isLetterOrDigit(point) || (point > ' ' && point <= '~')) {
                out.appendCodePoint(point);
            } else {
                out.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return out.append('"').toString();
    }
}
