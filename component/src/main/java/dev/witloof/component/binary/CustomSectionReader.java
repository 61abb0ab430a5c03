package dev.witloof.component.binary;

import dev.witloof.component.definition.CustomSection;

/** Reads custom sections, whose content nothing is asked of. */
final class CustomSectionReader {
    private CustomSectionReader() {}

    static CustomSection read(BinaryInput in) {
        int start = in.offset();
        String name = in.name("the name of a custom section");
        return new CustomSection(start, name, in.rest());
    }
}
