package dev.witloof.docs;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;

/** What stands below the heading of an item: what its attributes say, and its documentation. */
final class Notes {

    private Notes() {}

    static List<Node> blocks(Optional<String> docs, Stability stability, Optional<String> externalId) {
        List<Node> blocks = new ArrayList<>(attributes(stability, externalId));
        docs.map(DocComments::blocks).ifPresent(blocks::addAll);
        return blocks;
    }

    private static List<Node> attributes(Stability stability, Optional<String> externalId) {
        List<Node> words = new ArrayList<>();
        if (stability instanceof Stability.Stable stable) {
            words.add(Nodes.text("Since " + stable.since() + "."));
            stable.deprecated().ifPresent(version -> words.add(deprecated(version)));
        } else if (stability instanceof Stability.Unstable unstable) {
            words.add(Nodes.text("Unstable: there only with feature "));
            words.add(Nodes.code(unstable.feature()));
            words.add(Nodes.text("."));
            unstable.deprecated().ifPresent(version -> words.add(deprecated(version)));
        }
        externalId.ifPresent(id -> {
            words.add(Nodes.text(words.isEmpty() ? "Outside known as " : " Outside known as "));
            words.add(Nodes.code(shown(id)));
            words.add(Nodes.text("."));
        });
        if (words.isEmpty()) {
            return List.of();
        }
        Emphasis emphasis = new Emphasis("*");
        words.forEach(emphasis::appendChild);
        return List.of(Nodes.paragraph(emphasis));
    }

    private static Node deprecated(Version version) {
        return Nodes.text(" Deprecated since " + version + ".");
    }

    /** On one line: white space and what cannot be seen by number. */
    private static String shown(String id) {
        StringBuilder out = new StringBuilder();
        id.codePoints().forEach(point -> {
            if (point == ' ' || Character.isLetterOrDigit(point) || (point > ' ' && point < 0x7f)) {
                out.appendCodePoint(point);
            } else {
                out.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return out.toString();
    }
}
