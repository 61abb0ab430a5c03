package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a component or of a core module: bytes, or where it holds a component or a module, that one's sections. A
 * whole file is a section without an id. Its length is written anew, so that what is changed within stays where it belongs.
 */
final class Section {
    static final int CODE = 10;
    static final int DATA = 11;

    private static final int WHOLE = -1;
    private static final int PREAMBLE = 8;
    private static final int CORE_MODULE = 1;
    private static final int COMPONENT = 4;
    private static final int NEITHER = -1;
    private static final int MODULE_LAYER = 0;
    private static final int COMPONENT_LAYER = 1;
    /** Valid components nest less; what nests deeper is kept as bytes. */
    private static final int DEEPEST = 16;

    /** The id, which a mutation may change. */
    int id;

    /** What is added to the length when it is written: not 0 is a lie. */
    long lie;

    /** The content, or the preamble where there are sections within. */
    byte[] bytes;

    /** The sections within; null where the content is bytes alone. */
    final @Nullable List<Section> children;

    private final int layer;

    private Section(int id, int layer, byte[] bytes, @Nullable List<Section> children) {
        this.id = id;
        this.layer = layer;
        this.bytes = bytes;
        this.children = children;
    }

    static Section of(byte[] file) {
        return of(WHOLE, file, 0);
    }

    /** A section of bytes. */
    static Section leaf(int id, byte... content) {
        return new Section(id, NEITHER, content, null);
    }

    private static Section of(int id, byte[] content, int depth) {
        if (content.length < PREAMBLE || content[0] != 0 || content[1] != 'a' || depth > DEEPEST) {
            return leaf(id, content);
        }
        int layer = content[6];
        if (layer != MODULE_LAYER && layer != COMPONENT_LAYER) {
            return leaf(id, content);
        }
        List<Section> children = new ArrayList<>();
        int at = PREAMBLE;
        while (at < content.length) {
            int child = content[at] & 0xFF;
            int prefix = Leb.length(content, at + 1, content.length);
            long length = Leb.read(content, at + 1, content.length);
            int start = at + 1 + prefix;
            if (length == Leb.NONE || length > content.length - start) {
                return leaf(id, content);
            }
            at = start + (int) length;
            byte[] within = Bytes.slice(content, start, at);
            boolean nests = layer == COMPONENT_LAYER && (child == CORE_MODULE || child == COMPONENT);
            children.add(nests ? of(child, within, depth + 1) : leaf(child, within));
        }
        return new Section(id, layer, Arrays.copyOf(content, PREAMBLE), children);
    }

    /** Whether this is a core module whose sections are known. */
    boolean isModule() {
        return layer == MODULE_LAYER;
    }

    /** The first section of a module or component with an id, or null. */
    @Nullable
    Section child(int wanted) {
        return children == null
                ? null
                : children.stream()
                        .filter(child -> child.id == wanted)
                        .findFirst()
                        .orElse(null);
    }

    /** This section and all within it. */
    List<Section> all() {
        List<Section> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<Section> all) {
        all.add(this);
        if (children != null) {
            children.forEach(child -> child.collect(all));
        }
    }

    Section copy() {
        return new Section(id, layer, bytes.clone(), children == null ? null : copies(children));
    }

    private static List<Section> copies(List<Section> sections) {
        List<Section> copies = new ArrayList<>();
        sections.forEach(section -> copies.add(section.copy()));
        return copies;
    }

    /** The content in the binary format. */
    byte[] content() {
        if (children == null) {
            return bytes;
        }
        byte[][] parts = new byte[children.size() + 1][];
        parts[0] = bytes;
        for (int i = 0; i < children.size(); i++) {
            parts[i + 1] = children.get(i).encoded();
        }
        return Bytes.join(parts);
    }

    private byte[] encoded() {
        byte[] content = content();
        return Bytes.join(new byte[] {(byte) id}, Leb.unsigned(content.length + lie), content);
    }
}
