package dev.witloof.docs;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeOwner;
import dev.witloof.wit.model.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Node;

/** The types and functions of an interface or a world: what it uses, what it defines, and resources with their functions. */
final class Members {

    private final TypeOwner owner;
    private final String place;
    private final Anchors anchors;
    private final List<TypeDef> defined = new ArrayList<>();
    private final List<TypeDef> used = new ArrayList<>();

    /**
     * Finds places for the types, so that whatever comes before or after can refer to them.
     *
     * @param place the place of the owner, which those of the members begin with
     */
    Members(TypeOwner owner, Collection<TypeDef> types, String place, Anchors anchors) {
        this.owner = owner;
        this.place = place;
        this.anchors = anchors;
        for (TypeDef type : types) {
            if (source(type).isPresent()) {
                used.add(type);
            } else {
                defined.add(type);
                anchors.add(type, place + "." + type.name().orElseThrow());
            }
        }
    }

    /** What a type is a {@code use} of. */
    private Optional<TypeDef> source(TypeDef type) {
        return type.kind() instanceof TypeDefKind.Alias alias
                        && alias.type() instanceof TypeDef original
                        && original.owner().filter(other -> other != owner).isPresent()
                ? Optional.of(original)
                : Optional.empty();
    }

    /** The types, with the functions that are theirs. */
    List<Node> types(Collection<Function> functions, int level) {
        List<Node> blocks = new ArrayList<>();
        if (!used.isEmpty()) {
            blocks.add(Nodes.caption("Uses"));
            blocks.add(Nodes.list(uses()));
        }
        Map<TypeDef, List<Function>> ofResources = new HashMap<>();
        functions.forEach(function -> function.kind().resource().ifPresent(resource -> ofResources
                .computeIfAbsent(resource, r -> new ArrayList<>())
                .add(function)));
        TypeBlocks ofTypes = new TypeBlocks(anchors);
        for (TypeDef type : defined) {
            blocks.addAll(ofTypes.of(type, ofResources.getOrDefault(type, List.of()), place, level));
        }
        return blocks;
    }

    /** One item for each interface or world that types are used from. */
    private List<List<Node>> uses() {
        Map<TypeOwner, List<Node>> lines = new LinkedHashMap<>();
        for (TypeDef type : used) {
            TypeDef original = source(type).orElseThrow();
            List<Node> line = lines.computeIfAbsent(original.owner().orElseThrow(), from -> new ArrayList<>());
            if (!line.isEmpty()) {
                line.add(Nodes.text(", "));
            }
            line.addAll(new TypeText(anchors).type(original).nodes());
            if (!type.name().equals(original.name())) {
                line.add(Nodes.text(" as "));
                line.add(Nodes.code(type.name().orElseThrow()));
            }
        }
        List<List<Node>> items = new ArrayList<>();
        lines.forEach((from, line) -> {
            line.add(Nodes.text(" of "));
            line.add(reference(from));
            items.add(List.of(Nodes.paragraph(line)));
        });
        return items;
    }

    private Node reference(TypeOwner from) {
        String name = from instanceof Interface type ? type.id().orElse("an interface in place") : ((World) from).id();
        return anchors.find(from).map(id -> Nodes.link(id, name)).orElseGet(() -> Nodes.code(name));
    }

    /** The functions that are no resource's. */
    List<Node> functions(Collection<Function> functions, int level) {
        List<Node> blocks = new ArrayList<>();
        FunctionBlocks ofFunctions = new FunctionBlocks(anchors);
        functions.stream()
                .filter(function -> function.kind().resource().isEmpty())
                .forEach(function -> blocks.addAll(ofFunctions.of(function, place, level)));
        return blocks;
    }
}
