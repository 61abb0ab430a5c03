package dev.witloof.docs;

import dev.witloof.wit.model.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** What a page says of an interface. Places are found when it is made, so that interfaces can refer to each other. */
final class InterfaceBlocks {

    private final Interface type;
    private final String id;
    private final Members members;

    /**
     * Finds the places.
     *
     * @param name what the interface is known as in the page
     */
    InterfaceBlocks(Interface type, String name, Anchors anchors) {
        this.type = type;
        this.id = anchors.add(type, name);
        this.members = new Members(type, type.types().values(), id, anchors);
    }

    /**
     * The blocks, the first of which is the heading.
     *
     * @param title what the heading consists of
     * @param notes what stands below it, before the interface's own documentation
     */
    List<Node> blocks(List<Node> title, List<Node> notes) {
        List<Node> blocks = new ArrayList<>();
        Heading heading = Nodes.heading(2, id);
        title.forEach(heading::appendChild);
        blocks.add(heading);
        blocks.addAll(notes);
        blocks.addAll(Notes.blocks(type.docs(), type.stability(), Optional.empty()));
        blocks.addAll(titled("Types", members.types(type.functions().values(), 4)));
        blocks.addAll(titled("Functions", members.functions(type.functions().values(), 4)));
        return blocks;
    }

    private List<Node> titled(String title, List<Node> content) {
        if (content.isEmpty()) {
            return content;
        }
        List<Node> blocks = new ArrayList<>();
        Heading heading = new Heading();
        heading.setLevel(3);
        heading.appendChild(Nodes.text(title));
        blocks.add(heading);
        blocks.addAll(content);
        return blocks;
    }
}
