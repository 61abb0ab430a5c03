package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes items of interfaces and worlds in WIT, with names that Java could trip over. */
final class HostileItems {
    private static final List<String> TYPES = List.of(
            "u8",
            "u16",
            "u32",
            "u64",
            "s8",
            "s64",
            "f32",
            "f64",
            "char",
            "bool",
            "string",
            "list<u8>",
            "list<string>",
            "list<list<f64>>",
            "option<u8>",
            "option<option<string>>",
            "result",
            "result<u8>",
            "result<_, string>",
            "result<list<u8>, u64>",
            "tuple<u8, f32>",
            "tuple<string>",
            "list<u16, 4>",
            "list<string, 2>",
            "map<string, u8>",
            "map<u32, list<char>>",
            "option<list<tuple<bool, s64>>>");

    private HostileItems() {}

    /** A name, escaped. */
    static String name(Chance chance) {
        return "%" + chance.pick(HostileWords.NAMES);
    }

    /** Items of an interface, one a line; they may refer to each other. */
    static String ofInterface(Chance chance) {
        List<String> names = new ArrayList<>(names(chance, 2 + chance.below(5)));
        StringBuilder text = new StringBuilder();
        List<String> types = new ArrayList<>(TYPES);
        for (String name : names.subList(1, names.size())) {
            text.append(type(name, types, chance)).append('\n');
            types.add(name);
            types.add("list<" + name + ">");
        }
        text.append(names.get(0)).append(": ").append(function(types, chance)).append(";\n");
        return text.toString();
    }

    /** Items of a world, one a line. */
    static String ofWorld(Chance chance) {
        String way = chance.oneIn(2) ? "import " : "export ";
        return way + name(chance) + ": "
                + (chance.oneIn(2) ? function(TYPES, chance) + ";" : "interface {\n" + ofInterface(chance) + "}")
                + "\n";
    }

    private static Set<String> names(Chance chance, int count) {
        Set<String> folded = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            String name = name(chance);
            if (folded.add(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
        return names;
    }

    private static String type(String name, List<String> types, Chance chance) {
        int count = 1 + chance.below(chance.oneIn(10) ? 33 : 5);
        return switch (chance.below(6)) {
            case 0 -> "record " + name + " {" + members(chance, count, each -> each + ": " + chance.pick(types)) + "}";
            case 1 ->
                "variant " + name + " {"
                        + members(chance, count, each -> chance.oneIn(2) ? each : each + "(" + chance.pick(types) + ")")
                        + "}";
            case 2 -> "enum " + name + " {" + members(chance, count, each -> each) + "}";
            case 3 -> "flags " + name + " {" + members(chance, count, each -> each) + "}";
            case 4 -> resource(name, types, chance, count);
            default -> "type " + name + " = " + chance.pick(types) + ";";
        };
    }

    private static String resource(String name, List<String> types, Chance chance, int count) {
        StringBuilder text = new StringBuilder("resource " + name + " {");
        if (chance.oneIn(2)) {
            text.append(" constructor(").append(parameters(types, chance)).append(");");
        }
        for (String method : names(chance, count)) {
            text.append(' ')
                    .append(method)
                    .append(": ")
                    .append(chance.oneIn(3) ? "static " : "")
                    .append(function(types, chance))
                    .append(';');
        }
        return text.append(" }").toString();
    }

    private static String members(Chance chance, int count, Function<String, String> spelling) {
        return names(chance, count).stream().map(spelling).collect(Collectors.joining(", "));
    }

    private static String parameters(List<String> types, Chance chance) {
        int count = chance.below(chance.oneIn(10) ? 20 : 4);
        return members(chance, count, each -> each + ": " + chance.pick(types));
    }

    private static String function(List<String> types, Chance chance) {
        String result =
                switch (chance.below(4)) {
                    case 0 -> "";
                    case 1 -> " -> result<_, " + chance.pick(types) + ">";
                    case 2 -> " -> result<" + chance.pick(types) + ", " + chance.pick(types) + ">";
                    default -> " -> " + chance.pick(types);
                };
        return "func(" + parameters(types, chance) + ")" + result;
    }
}
