package dev.witloof.wit.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CustomSection;
import dev.witloof.wit.model.PackageName;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The custom sections {@code package-docs}: what the types of a component cannot say of a package, which are documentation
 * and gates. They are what tools of the component model write: a byte for the version, then an object in JSON.
 */
final class PackageDocs {
    private static final String SECTION = "package-docs";
    private static final int NEWEST_VERSION = 1;
    private static final int MAX_DEPTH = 20;

    private final Map<String, ItemDocs> packages = new HashMap<>();

    private PackageDocs() {}

    /**
     * Reads the sections of a component. Nothing depends on them, so one that is not well formed counts as missing.
     *
     * @param component the component
     * @param root the package that a section is about that does not say so
     */
    static PackageDocs of(ComponentDefinition component, PackageName root) {
        PackageDocs docs = new PackageDocs();
        for (CustomSection section : component.customSections()) {
            if (section.name().equals(SECTION)) {
                Map<String, Object> json = read(section.data());
                String name = json.get("package") instanceof String text ? text : root.toString();
                docs.packages.putIfAbsent(name, new ItemDocs(json));
            }
        }
        return docs;
    }

    /** The package that the first section says it is about. */
    static Optional<PackageName> packageName(ComponentDefinition component) {
        return component.customSections().stream()
                .filter(section -> section.name().equals(SECTION))
                .findFirst()
                .flatMap(section -> read(section.data()).get("package") instanceof String name
                        ? PackageDrafts.packageName(name)
                        : Optional.empty());
    }

    /** What is said of a package. */
    ItemDocs of(PackageName name) {
        return packages.getOrDefault(name.toString(), ItemDocs.NONE);
    }

    /** An object, whose keys are texts in JSON. */
    static Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put((String) key, value));
        return Collections.unmodifiableMap(object);
    }

    private static Map<String, Object> read(ByteSlice data) {
        if (data.length() == 0 || data.get(0) < 0 || data.get(0) > NEWEST_VERSION) {
            return Map.of();
        }
        byte[] json = data.slice(1, data.length()).toByteArray();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? object(parser, 0) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Object value = value(parser, depth);
            if (value != null) {
                object.put(key, value);
            }
        }
        return object;
    }

    /** Texts and objects, which is all that the form consists of; nothing for anything else. */
    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        } else if (token == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
            return object(parser, depth + 1);
        }
        parser.skipChildren();
        return null;
    }
}
