package dev.witloof.docs;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/** What a page says of a type that it defines. */
final class TypeBlocks {

    private final Anchors anchors;

    TypeBlocks(Anchors anchors) {
        this.anchors = anchors;
    }

    /** The blocks, the first of which is the heading; the functions are those of the type, if it is a resource. */
    List<Node> of(TypeDef type, List<Function> functions, String place, int level) {
        List<Node> blocks = new ArrayList<>();
        String id = anchors.get(type);
        String name = type.name().orElseThrow();
        blocks.add(Nodes.heading(level, id, Nodes.code(keyword(type.kind()) + " " + name)));
        if (keyword(type.kind()).equals("type")) {
            TypeText target = new TypeText(anchors);
            blocks.add(Nodes.paragraph(type.kind().accept(target).nodes()));
        }
        blocks.addAll(Notes.blocks(type.docs(), type.stability(), type.externalId()));
        blocks.addAll(parts(type.kind(), id));
        FunctionBlocks ofResource = new FunctionBlocks(anchors);
        functions.forEach(function -> blocks.addAll(ofResource.of(function, place, level + 1)));
        return blocks;
    }

    private static String keyword(TypeDefKind kind) {
        if (kind instanceof TypeDefKind.Record) {
            return "record";
        }
        if (kind instanceof TypeDefKind.Variant) {
            return "variant";
        }
        if (kind instanceof TypeDefKind.Enum) {
            return "enum";
        }
        if (kind instanceof TypeDefKind.Flags) {
            return "flags";
        }
        return kind instanceof TypeDefKind.Resource ? "resource" : "type";
    }

    private List<Node> parts(TypeDefKind kind, String id) {
        List<List<Node>> items = new ArrayList<>();
        String caption = "Cases";
        if (kind instanceof TypeDefKind.Record record) {
            caption = "Fields";
            record.fields()
                    .forEach(field -> items.add(part(id, field.name(), Optional.of(field.type()), field.docs())));
        } else if (kind instanceof TypeDefKind.Variant variant) {
            variant.cases().forEach(each -> items.add(part(id, each.name(), each.type(), each.docs())));
        } else if (kind instanceof TypeDefKind.Enum enumeration) {
            enumeration.cases().forEach(each -> items.add(part(id, each.name(), Optional.empty(), each.docs())));
        } else if (kind instanceof TypeDefKind.Flags flags) {
            caption = "Flags";
            flags.flags().forEach(each -> items.add(part(id, each.name(), Optional.empty(), each.docs())));
        }
        return items.isEmpty() ? List.of() : List.of(Nodes.caption(caption), Nodes.list(items));
    }

    private List<Node> part(String id, String name, Optional<Type> type, Optional<String> docs) {
        List<Node> line = new ArrayList<>();
        line.add(Nodes.anchor(anchors.unique(id + "." + name)));
        line.add(Nodes.code(name));
        type.ifPresent(of -> {
            line.add(Nodes.text(": "));
            line.addAll(new TypeText(anchors).type(of).nodes());
        });
        List<Node> blocks = new ArrayList<>(List.of(Nodes.paragraph(line)));
        docs.map(DocComments::blocks).ifPresent(blocks::addAll);
        return blocks;
    }
}
