package dev.witloof.wit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Spells out what {@code wasm-tools component wit --json} prints as {@link ModelText} spells out a model. */
final class ReferenceText {

    private final List<Map<String, Object>> types;
    private final List<Map<String, Object>> interfaces;
    private final List<Map<String, Object>> worlds;
    private final List<Map<String, Object>> packages;
    private final StringBuilder out = new StringBuilder();

    private ReferenceText(Map<String, Object> json) {
        types = list(json, "types");
        interfaces = list(json, "interfaces");
        worlds = list(json, "worlds");
        packages = list(json, "packages");
    }

    /** All packages in the order of their names. */
    static String of(String json) {
        ReferenceText text = new ReferenceText(map(Json.parse(json)));
        List<Map<String, Object>> sorted = new ArrayList<>(text.packages);
        sorted.sort(Comparator.comparing(pkg -> string(pkg, "name")));
        sorted.forEach(text::pkg);
        return text.out.toString();
    }

    private void pkg(Map<String, Object> pkg) {
        line(0, "package " + string(pkg, "name"));
        map(pkg.get("interfaces")).forEach((name, id) -> {
            Map<String, Object> iface = at(interfaces, id);
            line(0, "interface " + name + gate(iface));
            members(1, iface);
        });
        map(pkg.get("worlds")).forEach((name, id) -> {
            Map<String, Object> world = at(worlds, id);
            line(0, "world " + name + gate(world));
            items("import", map(world.get("imports")));
            items("export", map(world.get("exports")));
        });
    }

    private void items(String verb, Map<String, Object> items) {
        items.forEach((key, value) -> {
            Map<String, Object> item = map(value);
            if (item.containsKey("function")) {
                line(1, verb + " " + function(map(item.get("function"))));
            } else if (item.containsKey("type")) {
                line(1, verb + " " + definition(at(types, item.get("type"))));
            } else {
                Map<String, Object> reference = map(item.get("interface"));
                Map<String, Object> iface = at(interfaces, reference.get("id"));
                String label = key.startsWith("interface-") ? "" : key + ": ";
                boolean named = !string(iface, "name").equals("null");
                line(1, verb + " " + label + (named ? id(iface) : "interface") + gate(reference));
                if (!named) {
                    members(2, iface);
                }
            }
        });
    }

    private String id(Map<String, Object> iface) {
        String[] name = string(at(packages, iface.get("package")), "name").split("@", 2);
        return name[0] + "/" + string(iface, "name") + (name.length > 1 ? "@" + name[1] : "");
    }

    private void members(int depth, Map<String, Object> iface) {
        map(iface.get("types")).values().forEach(id -> line(depth, definition(at(types, id))));
        map(iface.get("functions")).values().forEach(function -> line(depth, function(map(function))));
    }

    private String definition(Map<String, Object> def) {
        return "type " + string(def, "name") + " = " + kind(def.get("kind")) + gate(def);
    }

    private String function(Map<String, Object> function) {
        String params = objects(function.get("params")).stream()
                .map(param -> string(param, "name") + ": " + type(param.get("type")))
                .collect(Collectors.joining(", ", "(", ")"));
        Object kind = function.get("kind");
        String kindName = kind instanceof Map<?, ?> map ? String.valueOf(map.keySet()) : String.valueOf(kind);
        String result = function.containsKey("result") ? " -> " + type(function.get("result")) : "";
        return (kindName.contains("async") ? "async " : "")
                + string(function, "name")
                + params
                + result
                + gate(function);
    }

    private static String gate(Map<String, Object> item) {
        if (!item.containsKey("stability")) {
            return "";
        }
        Map.Entry<String, Object> gate =
                map(item.get("stability")).entrySet().iterator().next();
        Map<String, Object> value = map(gate.getValue());
        String deprecated = value.containsKey("deprecated") ? " @deprecated " + string(value, "deprecated") : "";
        return gate.getKey().equals("stable")
                ? " @since " + string(value, "since") + deprecated
                : " @unstable " + string(value, "feature") + deprecated;
    }

    private String type(@Nullable Object type) {
        String text = String.valueOf(type);
        if (text.equals("null")) {
            return "_";
        }
        if (!Character.isDigit(text.charAt(0))) {
            return text;
        }
        Map<String, Object> def = at(types, text);
        String name = string(def, "name");
        return name.equals("null") ? kind(def.get("kind")) : owner(def) + "." + name;
    }

    private String owner(Map<String, Object> def) {
        Map<String, Object> owner = map(def.get("owner"));
        String name = owner.containsKey("interface")
                ? string(at(interfaces, owner.get("interface")), "name")
                : string(at(worlds, owner.get("world")), "name");
        return name.equals("null") ? "" : name;
    }

    private String kind(@Nullable Object kind) {
        if (!(kind instanceof Map<?, ?>)) {
            return String.valueOf(kind);
        }
        Map.Entry<String, Object> entry = map(kind).entrySet().iterator().next();
        String name = entry.getKey();
        Object value = entry.getValue();
        return switch (name) {
            case "type" -> type(value);
            case "record" -> name + parts(value, "fields", " {", "}", true);
            case "variant" -> name + parts(value, "cases", " {", "}", false);
            case "flags" -> name + parts(value, "flags", " {", "}", false);
            case "enum" -> name + parts(value, "cases", " {", "}", false);
            case "tuple" ->
                ((List<?>) map(value).getOrDefault("types", List.of()))
                        .stream().map(this::type).collect(Collectors.joining(", ", "tuple<", ">"));
            case "handle" -> {
                Map.Entry<String, Object> handle =
                        map(value).entrySet().iterator().next();
                yield handle.getKey() + "<" + type(handle.getValue()) + ">";
            }
            case "result" ->
                "result<" + type(map(value).get("ok")) + ", " + type(map(value).get("err")) + ">";
            case "fixed-length-list", "map" -> {
                List<?> pair = (List<?>) value;
                String second = name.equals("map") ? type(pair.get(1)) : String.valueOf(pair.get(1));
                yield (name.equals("map") ? "map<" : "list<") + type(pair.get(0)) + ", " + second + ">";
            }
            default -> name + "<" + type(value) + ">";
        };
    }

    private String parts(Object value, String key, String open, String close, boolean field) {
        return objects(map(value).get(key)).stream()
                .map(part -> string(part, "name") + suffix(part, field))
                .collect(Collectors.joining(", ", open, close));
    }

    private String suffix(Map<String, Object> part, boolean field) {
        String type = type(part.get("type"));
        return field ? ": " + type : type.equals("_") ? "" : "(" + type + ")";
    }

    private void line(int depth, String line) {
        out.append("  ".repeat(depth)).append(line).append('\n');
    }

    private static String string(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }

    private static Map<String, Object> at(List<Map<String, Object>> list, @Nullable Object index) {
        return list.get(Integer.parseInt(String.valueOf(index)));
    }

    private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
        return objects(object.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }
}
