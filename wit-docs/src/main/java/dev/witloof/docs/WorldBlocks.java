package dev.witloof.docs;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Document;
import org.commonmark.node.Node;

/** The page of a world. */
final class WorldBlocks {

    private final World world;
    private final Anchors anchors = new Anchors();
    private final String id;
    private final Members imported;
    private final Members exported;
    private final Map<Interface, InterfaceBlocks> sections = new LinkedHashMap<>();
    private final Map<Interface, Uses> uses = new LinkedHashMap<>();

    /** How a world uses an interface: its statements, which have documentation of their own. */
    private record Uses(List<Use> imports, List<Use> exports) {
        Uses() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        String verb() {
            if (exports.isEmpty()) {
                return "Import";
            }
            return imports.isEmpty() ? "Export" : "Import and export";
        }
    }

    private record Use(String verb, String name, WorldItem.InterfaceItem item) {}

    WorldBlocks(World world) {
        this.world = world;
        this.id = anchors.add(world, "world-" + world.name());
        addAll("Imported as ", world.imports(), Uses::imports);
        addAll("Exported as ", world.exports(), Uses::exports);
        List<TypeDef> types = new ArrayList<>();
        for (WorldItem item : world.imports().values()) {
            if (item instanceof WorldItem.TypeItem type) {
                types.add(type.type());
            }
        }
        this.imported = new Members(world, types, id + ".import", anchors);
        this.exported = new Members(world, List.of(), id + ".export", anchors);
    }

    private void addAll(
            String verb, Map<WorldKey, WorldItem> items, java.util.function.Function<Uses, List<Use>> direction) {
        items.forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem of) {
                String name = key.componentName();
                direction
                        .apply(uses.computeIfAbsent(of.type(), type -> new Uses()))
                        .add(new Use(verb, name, of));
                sections.computeIfAbsent(
                        of.type(), type -> new InterfaceBlocks(type, type.id().orElse(name), anchors));
            }
        });
    }

    Document document() {
        Document document = new Document();
        document.appendChild(Nodes.heading(1, id, Nodes.text("World "), Nodes.code(world.name())));
        document.appendChild(Nodes.paragraph(
                Nodes.text("Of package "), Nodes.code(world.packageName().toString())));
        Notes.blocks(world.docs(), world.stability(), Optional.empty()).forEach(document::appendChild);
        List<Node> body = new ArrayList<>();
        body.addAll(titled("Types of the world", imported.types(functions(world.imports()), 3)));
        body.addAll(titled("Imported functions", imported.functions(functions(world.imports()), 3)));
        body.addAll(titled("Exported functions", exported.functions(functions(world.exports()), 3)));
        sections.forEach((type, section) -> body.addAll(section.blocks(title(type), notes(type))));
        // The contents refer to functions, whose places are known by now.
        contents("Imports", world.imports()).forEach(document::appendChild);
        contents("Exports", world.exports()).forEach(document::appendChild);
        body.forEach(document::appendChild);
        return document;
    }

    private static List<Function> functions(Map<WorldKey, WorldItem> items) {
        List<Function> functions = new ArrayList<>();
        for (WorldItem item : items.values()) {
            if (item instanceof WorldItem.FunctionItem function) {
                functions.add(function.function());
            }
        }
        return functions;
    }

    private List<Node> titled(String title, List<Node> content) {
        List<Node> blocks = new ArrayList<>();
        if (!content.isEmpty()) {
            blocks.add(Nodes.heading(2, anchors.unique(title.toLowerCase(Locale.ROOT)), Nodes.text(title)));
            blocks.addAll(content);
        }
        return blocks;
    }

    private List<Node> contents(String caption, Map<WorldKey, WorldItem> items) {
        List<List<Node>> lines = new ArrayList<>();
        items.forEach((key, item) -> lines.add(List.of(item.accept(new Line(key.componentName())))));
        return lines.isEmpty() ? List.of() : List.of(Nodes.caption(caption), Nodes.list(lines));
    }

    private List<Node> title(Interface type) {
        Uses ofType = uses.getOrDefault(type, new Uses());
        List<Use> all = new ArrayList<>(ofType.imports());
        all.addAll(ofType.exports());
        String name = type.id().orElseGet(() -> all.get(0).name());
        return List.of(Nodes.text(ofType.verb() + " interface "), Nodes.code(name));
    }

    /** What the statements say that import or export an interface, and under which label. */
    private List<Node> notes(Interface type) {
        Uses ofType = uses.getOrDefault(type, new Uses());
        List<Node> blocks = new ArrayList<>();
        List<Use> all = new ArrayList<>(ofType.imports());
        all.addAll(ofType.exports());
        for (Use use : all) {
            if (type.id().isPresent() && !type.id().get().equals(use.name())) {
                blocks.add(Nodes.paragraph(Nodes.text(use.verb()), Nodes.code(use.name())));
            }
            WorldItem.InterfaceItem item = use.item();
            // Where the interface is spelled in place, its documentation is that of the statement.
            Optional<String> docs = item.docs().filter(text -> !item.docs().equals(type.docs()));
            blocks.addAll(
                    item.stability().equals(type.stability())
                            ? Notes.blocks(docs, Stability.UNKNOWN, item.externalId())
                            : Notes.blocks(docs, item.stability(), item.externalId()));
        }
        return blocks;
    }

    /** A line of the contents. */
    private final class Line implements WorldItem.Visitor<Node> {

        private final String name;

        Line(String name) {
            this.name = name;
        }

        @Override
        public Node visit(WorldItem.InterfaceItem item) {
            return Nodes.paragraph(Nodes.text("interface "), Nodes.link(anchors.get(item.type()), name));
        }

        @Override
        public Node visit(WorldItem.FunctionItem item) {
            return Nodes.paragraph(Nodes.text("function "), Nodes.link(anchors.get(item.function()), name));
        }

        @Override
        public Node visit(WorldItem.TypeItem item) {
            return anchors.findType(item.type())
                    .map(place -> Nodes.paragraph(Nodes.text("type "), Nodes.link(place, name)))
                    .orElseGet(() -> Nodes.paragraph(Nodes.text("type "), Nodes.code(name)));
        }
    }
}
