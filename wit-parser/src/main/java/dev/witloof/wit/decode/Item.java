package dev.witloof.wit.decode;

import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.NameAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that a component imports, exports or has an index for, as far as WIT is concerned. */
sealed interface Item {
    record Type(TypeNode node) implements Item {}

    record Function(TypeForm.Function form, Frame frame) implements Item {}

    record Instance(Map<String, Entry> exports) implements Item {
        public Instance {
            exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        }
    }

    /** A component that is there, and may be instantiated. */
    record Component(ComponentDefinition definition, Frame outer) implements Item {}

    /** A component that only its type is known of: one that is imported, or the world of a WIT package. */
    record ComponentType(TypeNode node) implements Item {}

    /** What WIT has no word for: a phrase with its article. */
    record Other(String what) implements Item {}

    /**
     * An item under a name.
     *
     * @param item the item
     * @param attributes what is said about the name
     */
    record Entry(Item item, NameAttributes attributes) {}

    /** What it is, with its article. */
    default String what() {
        if (this instanceof Type) {
            return "a type";
        } else if (this instanceof Function) {
            return "a function";
        } else if (this instanceof Instance) {
            return "an instance";
        } else if (this instanceof Other other) {
            return other.what();
        }
        return "a component";
    }
}
