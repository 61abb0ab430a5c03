package dev.witloof.messaging.config;

import dev.witloof.broker.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file, read key by key: {@link #end} refuses the keys that nobody asked for. */
final class Section {

    private final Node node;
    private final Environment environment;
    private final Problems problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /** A section of a node, which is empty, with a problem, if that is no mapping. */
    Section(String name, Node node, Environment environment, Problems problems) {
        this.node = node;
        this.environment = environment;
        this.problems = problems;
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, name + " is " + kind(node) + ", but wanted is a mapping: lines of `key: value`");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode(), "a key is " + kind(tuple.getKeyNode()) + ", but wanted is a text");
            } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
                problems.add(
                        key,
                        "the key " + Shown.name(key.getValue()) + " stands here again, after line "
                                + line(entries.get(key.getValue())));
            }
        }
    }

    private static int line(NodeTuple tuple) {
        return tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** Where it stands. */
    Node node() {
        return node;
    }

    /** The value of a key, if it is there. */
    Optional<Node> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    /** The value of a key that has to be there; {@link #end} says so if it is not. */
    Optional<Node> require(String key, String what) {
        Optional<Node> found = find(key);
        if (found.isEmpty() && node instanceof MappingNode) {
            missing.put(key, what);
        }
        return found;
    }

    /** Where a key stands that is there. */
    Node placeOf(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple == null ? node : tuple.getKeyNode();
    }

    /** The scalar of a key, if it is there and one. */
    Optional<Value> value(String key) {
        return find(key).flatMap(found -> scalar(key, found));
    }

    /** The mapping of a key, if it is there. */
    Optional<Section> section(String key) {
        return find(key).map(found -> section(Shown.name(key), found));
    }

    /** A node as a mapping. */
    Section section(String name, Node mapping) {
        return new Section(name, mapping, environment, problems);
    }

    /** The texts of a key that holds a list of them. */
    List<Value> values(String key) {
        List<Value> values = new ArrayList<>();
        find(key).ifPresent(list -> elements(key, list)
                .forEach(each -> scalar(key, each).ifPresent(values::add)));
        return values;
    }

    /** The elements of a list. */
    List<Node> elements(String key, Node list) {
        if (list instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(
                list, Shown.name(key) + " is " + kind(list) + ", but wanted is a list: `[a, b]`, or lines of `- a`");
        return List.of();
    }

    /** Goes through all keys, whatever they are called. */
    void forEach(BiConsumer<String, Node> action) {
        entries.forEach((key, tuple) -> {
            known.add(key);
            action.accept(key, tuple.getValueNode());
        });
    }

    /** All keys and their texts, for what only an adapter knows. */
    Map<String, Value> texts() {
        Map<String, Value> texts = new LinkedHashMap<>();
        forEach((key, value) -> scalar(key, value).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** A node as a scalar with its variables filled in. */
    Optional<Value> scalar(String key, Node found) {
        if (!(found instanceof ScalarNode scalar)) {
            problems.add(found, Shown.name(key) + " is " + kind(found) + ", but wanted is a single value");
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            problems.add(found, Shown.name(key) + " has no value; give it one, or remove the key");
            return Optional.empty();
        }
        // YAML's own, and the one that the library gives to whatever holds a variable.
        if (!scalar.getTag().getValue().startsWith(Tag.PREFIX)
                && !scalar.getTag().equals(Tag.ENV_TAG)) {
            problems.add(found, "the tag " + Shown.name(scalar.getTag().getValue()) + " means nothing here; remove it");
            return Optional.empty();
        }
        int before = problems.count();
        String text = environment.resolve(scalar);
        // What a missing variable would have made of the value is not worth a second problem.
        return problems.count() > before ? Optional.empty() : Optional.of(new Value(key, scalar, text, problems));
    }

    /** Refuses the keys that were not asked for, and says which are missing, unless they are only misspelt. */
    void end() {
        entries.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> {
            Optional<String> close = Suggestions.closest(key, known);
            close.ifPresent(missing::remove);
            String hint = close.map(name -> "did you mean " + Shown.name(name) + "?")
                    .orElseGet(() -> "known here are "
                            + String.join(", ", known.stream().map(Shown::name).toList()));
            problems.add(placeOf(key), "unknown key " + Shown.name(key) + "; " + hint);
        });
        missing.forEach((key, what) -> problems.add(node, "the key " + Shown.name(key) + " is missing: " + what));
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case SCALAR -> node.getTag().equals(Tag.NULL) ? "empty" : "a single value";
            case SEQUENCE -> "a list";
            case MAPPING -> "a mapping";
            default -> "nothing";
        };
    }
}
