package dev.witloof.runtime.core;

import dev.witloof.runtime.core.ModuleOutline.ElementSegment;
import java.util.ArrayList;
import java.util.List;

/** Reads the element section of a core module. */
final class ElementSectionReader {
    /** The most elements of all segments together. */
    static final int MAX_ELEMENTS = 1_000_000;

    private ElementSectionReader() {}

    static void read(ModuleCursor content, List<ElementSegment> segments) {
        int count = content.count("element segments");
        long elements = 0;
        for (int i = 0; i < count; i++) {
            elements += segment(content, segments);
            if (elements > MAX_ELEMENTS) {
                throw content.malformed("more than " + MAX_ELEMENTS + " elements in the element segments");
            }
        }
    }

    private static int segment(ModuleCursor content, List<ElementSegment> segments) {
        long flags = content.u32("an element segment's flags");
        if (flags > 7) {
            throw content.malformed("an element segment with flags " + flags);
        }
        boolean active = (flags & 1) == 0;
        boolean explicit = (flags & 2) != 0;
        boolean expressions = (flags & 4) != 0;
        int table = 0;
        int offset = -1;
        if (active) {
            table = explicit ? (int) content.u32("an element segment's table") : 0;
            offset = ConstantExpressions.read(content);
        }
        if (!active || explicit) {
            if (expressions) {
                TypeSectionReader.valueType(content);
            } else {
                content.unsignedByte("an element segment's kind");
            }
        }
        int count = content.count("elements");
        if (count > MAX_ELEMENTS) {
            throw content.malformed(count + " elements in a segment; at most " + MAX_ELEMENTS + " are taken");
        }
        List<Integer> functions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (expressions) {
                ConstantExpressions.read(content);
            } else {
                functions.add((int) content.u32("a function's index"));
            }
        }
        segments.add(new ElementSegment(active, table, offset, List.copyOf(functions)));
        return count;
    }
}
