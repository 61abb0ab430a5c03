package dev.witloof.it.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A model in JSON without its numbers: every reference is replaced by the name of what it refers to, or by the thing itself
 * where that has none, so that two models are equal exactly if they mean the same.
 */
final class ModelJson {

    private static final int MOST_DIFFERENCES = 10;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Names and texts may be as long as WIT lets them. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private final JsonNode model;
    private final Map<Integer, String> interfaces = new HashMap<>();
    private final Map<Integer, String> worlds = new HashMap<>();

    private ModelJson(JsonNode model) {
        this.model = model;
        for (JsonNode pkg : model.path("packages")) {
            String name = pkg.path("name").asText();
            pkg.path("interfaces")
                    .properties()
                    .forEach(e -> interfaces.put(e.getValue().asInt(), name + "/" + e.getKey()));
            pkg.path("worlds").properties().forEach(e -> worlds.put(e.getValue().asInt(), name + "/" + e.getKey()));
        }
        worlds.forEach((index, name) -> {
            for (String side : List.of("imports", "exports")) {
                model.path("worlds").path(index).path(side).properties().forEach(item -> {
                    JsonNode id = item.getValue().path("interface").path("id");
                    if (id.isInt()) {
                        interfaces.putIfAbsent(id.asInt(), name + "#" + side + "/" + item.getKey());
                    }
                });
            }
        });
    }

    static JsonNode read(String json) throws JsonProcessingException {
        return new ModelJson(MAPPER.readTree(json)).packages();
    }

    /** What two models differ in: the first differences, each with its path. */
    static List<String> differences(JsonNode wanted, JsonNode found) {
        List<String> differences = new ArrayList<>();
        compare("", wanted, found, differences);
        return differences;
    }

    private static void compare(String path, JsonNode wanted, JsonNode found, List<String> differences) {
        if (differences.size() >= MOST_DIFFERENCES || wanted.equals(found)) {
            return;
        }
        if (wanted.isObject() && found.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            wanted.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "/" + name, wanted.path(name), found.path(name), differences));
        } else if (wanted.isArray() && found.isArray() && wanted.size() == found.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(path + "[" + i + "]", wanted.path(i), found.path(i), differences);
            }
        } else {
            differences.add(path + ": wanted " + text(wanted) + ", found " + text(found));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private ObjectNode packages() {
        ObjectNode packages = NODES.objectNode();
        for (JsonNode pkg : model.path("packages")) {
            ObjectNode out = packages.putObject(pkg.path("name").asText());
            copy(pkg, out, "docs");
            ObjectNode interfaceNodes = out.putObject("interfaces");
            pkg.path("interfaces")
                    .properties()
                    .forEach(e ->
                            interfaceNodes.set(e.getKey(), iface(e.getValue().asInt())));
            ObjectNode worldNodes = out.putObject("worlds");
            pkg.path("worlds")
                    .properties()
                    .forEach(e -> worldNodes.set(e.getKey(), world(e.getValue().asInt())));
        }
        return packages;
    }

    private ObjectNode world(int index) {
        JsonNode world = model.path("worlds").path(index);
        ObjectNode out = NODES.objectNode();
        copy(world, out, "docs", "stability");
        for (String side : List.of("imports", "exports")) {
            ObjectNode items = out.putObject(side);
            world.path(side).properties().forEach(item -> item(item.getKey(), item.getValue(), items));
        }
        return out;
    }

    private void item(String key, JsonNode item, ObjectNode out) {
        if (item.has("function")) {
            out.putObject(key).set("function", function(item.path("function")));
        } else if (item.has("type")) {
            out.putObject(key)
                    .set("type", type(model.path("types").path(item.path("type").asInt())));
        } else {
            JsonNode reference = item.path("interface");
            int index = reference.path("id").asInt();
            boolean named = !model.path("interfaces").path(index).path("name").isNull();
            ObjectNode node = out.putObject(key.startsWith("interface-") ? interfaces.get(index) : key);
            node.set("interface", named ? NODES.textNode(interfaces.get(index)) : iface(index));
            copy(reference, node, "docs", "stability", "external_id");
        }
    }

    private ObjectNode iface(int index) {
        JsonNode iface = model.path("interfaces").path(index);
        ObjectNode out = NODES.objectNode();
        copy(iface, out, "name", "docs", "stability");
        ObjectNode types = out.putObject("types");
        iface.path("types")
                .properties()
                .forEach(e -> types.set(
                        e.getKey(), type(model.path("types").path(e.getValue().asInt()))));
        ObjectNode functions = out.putObject("functions");
        iface.path("functions").properties().forEach(e -> functions.set(e.getKey(), function(e.getValue())));
        return out;
    }

    private ObjectNode type(JsonNode type) {
        ObjectNode out = NODES.objectNode();
        copy(type, out, "name", "docs", "stability", "external_id");
        out.put("owner", owner(type.path("owner")));
        out.set("kind", kind(type.path("kind")));
        return out;
    }

    private String owner(JsonNode owner) {
        return owner.has("interface")
                ? "interface " + interfaces.get(owner.path("interface").asInt())
                : "world " + worlds.get(owner.path("world").asInt());
    }

    private ObjectNode function(JsonNode function) {
        ObjectNode out = NODES.objectNode();
        copy(function, out, "docs", "stability", "external_id");
        out.set("kind", deep(function.path("kind")));
        ArrayNode params = out.putArray("params");
        for (JsonNode param : function.path("params")) {
            params.addObject().set(param.path("name").asText(), deep(param.path("type")));
        }
        if (function.has("result")) {
            out.set("result", deep(function.path("result")));
        }
        return out;
    }

    /** A type where it is used: its name, or what it is where it has none. */
    private JsonNode reference(JsonNode number) {
        JsonNode type = model.path("types").path(number.asInt());
        return type.path("name").isNull()
                ? kind(type.path("kind"))
                : NODES.textNode(
                        owner(type.path("owner")) + ":" + type.path("name").asText());
    }

    private JsonNode kind(JsonNode kind) {
        if (kind.has("fixed-length-list")) {
            JsonNode list = kind.path("fixed-length-list");
            ObjectNode out = NODES.objectNode();
            out.putArray("fixed-length-list").add(deep(list.path(0))).add(list.path(1));
            return out;
        }
        return deep(kind);
    }

    /** A node in which each number is a reference. */
    private JsonNode deep(JsonNode node) {
        if (node.isInt()) {
            return reference(node);
        }
        if (node.isArray()) {
            ArrayNode out = NODES.arrayNode();
            node.forEach(each -> out.add(deep(each)));
            return out;
        }
        if (node.isObject()) {
            ObjectNode out = NODES.objectNode();
            node.properties()
                    .forEach(e -> out.set(e.getKey(), e.getKey().equals("docs") ? e.getValue() : deep(e.getValue())));
            return out;
        }
        return node;
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.path(field));
            }
        }
    }
}
