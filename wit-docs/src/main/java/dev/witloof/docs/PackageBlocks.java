package dev.witloof.docs;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.WitPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Document;
import org.commonmark.node.Node;

/** The page of a package: its interfaces. */
final class PackageBlocks {

    private PackageBlocks() {}

    static Document document(WitPackage wit) {
        Anchors anchors = new Anchors();
        Document document = new Document();
        String name = wit.name().toString();
        document.appendChild(
                Nodes.heading(1, anchors.unique("package-" + name), Nodes.text("Package "), Nodes.code(name)));
        Map<Interface, InterfaceBlocks> sections = new LinkedHashMap<>();
        wit.interfaces()
                .values()
                .forEach(each ->
                        sections.put(each, new InterfaceBlocks(each, each.id().orElseThrow(), anchors)));
        Notes.blocks(wit.docs(), Stability.UNKNOWN, Optional.empty()).forEach(document::appendChild);
        List<List<Node>> contents = new ArrayList<>();
        sections.keySet()
                .forEach(each -> contents.add(List.of(Nodes.paragraph(
                        Nodes.text("interface "),
                        Nodes.link(anchors.get(each), each.id().orElseThrow())))));
        if (!contents.isEmpty()) {
            document.appendChild(Nodes.list(contents));
        }
        sections.forEach((each, blocks) -> blocks.blocks(
                        List.of(Nodes.text("Interface "), Nodes.code(each.id().orElseThrow())), List.of())
                .forEach(document::appendChild));
        return document;
    }
}
