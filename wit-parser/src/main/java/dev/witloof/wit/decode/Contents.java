package dev.witloof.wit.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a component, or the type of one, imports and exports, by name and in order. */
record Contents(Map<String, Item.Entry> imports, Map<String, Item.Entry> exports) {
    Contents {
        imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    }

    boolean isEmpty() {
        return imports.isEmpty() && exports.isEmpty();
    }
}
