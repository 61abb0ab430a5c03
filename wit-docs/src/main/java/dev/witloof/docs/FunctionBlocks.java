package dev.witloof.docs;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Param;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** What a page says of a function. */
final class FunctionBlocks {

    private final Anchors anchors;

    FunctionBlocks(Anchors anchors) {
        this.anchors = anchors;
    }

    /** The blocks, the first of which is the heading. */
    List<Node> of(Function function, String place, int level) {
        List<Node> blocks = new ArrayList<>();
        String id = anchors.add(function, place + "." + anchorName(function));
        blocks.add(Nodes.heading(level, id, Nodes.code(title(function))));
        blocks.addAll(Notes.blocks(function.docs(), function.stability(), function.externalId()));
        List<Param> params = params(function);
        if (!params.isEmpty()) {
            blocks.add(Nodes.caption("Parameters"));
            blocks.add(Nodes.list(params.stream().map(param -> param(param, id)).toList()));
        }
        function.result().ifPresent(type -> {
            blocks.add(Nodes.caption("Returns"));
            List<Node> text = new TypeText(anchors).type(type).nodes();
            blocks.add(Nodes.list(List.of(List.of(Nodes.paragraph(text)))));
        });
        return blocks;
    }

    /** A method's handle goes without saying. */
    private static List<Param> params(Function function) {
        List<Param> params = function.params();
        return function.kind() instanceof FunctionKind.Method ? params.subList(1, params.size()) : params;
    }

    private List<Node> param(Param param, String id) {
        TypeText type = new TypeText(anchors).type(param.type());
        List<Node> content = new ArrayList<>();
        content.add(Nodes.anchor(anchors.unique(id + "." + param.name())));
        content.add(Nodes.code(param.name()));
        content.add(Nodes.text(": "));
        content.addAll(type.nodes());
        return List.of(Nodes.paragraph(content));
    }

    private static String anchorName(Function function) {
        return function.kind()
                .resource()
                .flatMap(type -> type.name())
                .map(resource -> function.kind() instanceof FunctionKind.Constructor
                        ? resource + ".constructor"
                        : resource + "." + function.itemName())
                .orElse(function.name());
    }

    private static String title(Function function) {
        String async = function.async() ? "async " : "";
        if (function.kind() instanceof FunctionKind.Constructor) {
            return "constructor";
        }
        String modifier = function.kind() instanceof FunctionKind.Static ? "static " : "";
        return function.itemName() + ": " + modifier + async + "func";
    }
}
