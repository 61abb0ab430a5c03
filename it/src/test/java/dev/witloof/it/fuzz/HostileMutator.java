package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes a WIT text that was printed from a model, line by line: names, comments, types and numbers of things become what
 * Java, HTML or a class file could trip over, and most of what comes of it still resolves.
 */
final class HostileMutator {
    private static final Pattern NAME = Pattern.compile("(?<![\\w.@%+-])%?[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern DECLARED = Pattern.compile(
            "^\\s*(?:(?:import|export|type|record|variant|enum|flags|resource) )?(%?[a-zA-Z][A-Za-z0-9-]*)(?=[:,( ;])");
    private static final Pattern PRIMITIVE =
            Pattern.compile("(?<![\\w%-])(?:[us](?:8|16|32|64)|f32|f64|char|bool|string)(?![\\w-])");
    private static final Pattern ITEM = Pattern.compile(
            "^\\s*(interface|world|record|variant|enum|flags|resource|type|import|export) .*|^.*: (static )?func\\(.*");
    private static final Set<String> KEYWORDS = Set.of(
            ("package interface world import export use include with as type record variant enum flags resource func static"
                            + " constructor async own borrow list option result tuple stream future map error-context"
                            + " u8 u16 u32 u64 s8 s16 s32 s64 f32 f64 char string bool self")
                    .split(" "));
    private static final List<String> WRAPPERS = List.of(
            "list<",
            ">",
            "option<",
            ">",
            "result<",
            ">",
            "result<_, ",
            ">",
            "tuple<",
            ">",
            "tuple<u8, ",
            ", u64>",
            "list<",
            ", 3>",
            "map<string, ",
            ">");
    private static final int[] COUNTS = {
        1, 2, 3, 15, 16, 17, 31, 32, 33, 64, 119, 120, 121, 127, 128, 129, 254, 255, 256, 257, 399, 400, 401
    };
    private static final int[] LARGE_COUNTS = {1000, 1500, 1999, 2001, 5000};
    private static final int[] LENGTHS = {30, 100, 200, 220, 240, 254, 255, 256, 300, 1000, 1023, 70_000};
    private static final int LONGEST = 1 << 20;

    String mutate(String text, Chance chance) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int changes = 1 + chance.below(5);
        for (int i = 0; i < changes; i++) {
            change(lines, chance);
        }
        String changed = String.join("\n", lines) + "\n";
        return changed.substring(0, Math.min(LONGEST, changed.length()));
    }

    private static void change(List<String> lines, Chance chance) {
        switch (chance.below(12)) {
            case 0, 1, 2 -> rename(lines, chance);
            case 3, 4, 5 -> document(lines, chance);
            case 6, 7 -> widen(lines, chance);
            case 8 -> nest(lines, chance);
            case 9 -> attribute(lines, chance);
            default -> add(lines, chance);
        }
    }

    /** Gives one name another one, wherever it stands. */
    private static void rename(List<String> lines, Chance chance) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            if (!isComment(line)) {
                NAME.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !KEYWORDS.contains(name))
                        .forEach(names::add);
            }
        }
        if (names.isEmpty()) {
            return;
        }
        String name = bare(chance.pick(names));
        String other = newName(name, names, chance);
        long occurrences =
                names.stream().filter(each -> bare(each).equals(name)).count();
        if (occurrences * other.length() > LONGEST) {
            return;
        }
        lines.replaceAll(line -> isComment(line)
                ? line
                : NAME.matcher(line)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                !KEYWORDS.contains(found.group())
                                                && bare(found.group()).equals(name)
                                        ? "%" + other
                                        : found.group())));
    }

    private static String newName(String name, List<String> names, Chance chance) {
        return switch (chance.below(8)) {
            case 0 -> "a" + "b".repeat(LENGTHS[chance.below(LENGTHS.length)]);
            case 1 -> "a" + "-b".repeat(LENGTHS[chance.below(LENGTHS.length)] / 2);
            case 2 -> bare(chance.pick(names)).toUpperCase(Locale.ROOT);
            case 3 ->
                bare(chance.pick(names))
                        + chance.pick(List.of(
                                "-exception", "-record", "-resource", "-case", "-interface", "-1", "1", "-adapter"));
            case 4 -> "new-" + name;
            default -> chance.pick(HostileWords.NAMES);
        };
    }

    private static String bare(String name) {
        return name.startsWith("%") ? name.substring(1) : name;
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("//");
    }

    /** Puts a comment before a line. */
    private static void document(List<String> lines, Chance chance) {
        int at = chance.below(lines.size() + 1);
        StringBuilder text = new StringBuilder();
        int parts = 1 + chance.below(6);
        for (int i = 0; i < parts; i++) {
            int times = chance.oneIn(30) ? chance.below(30_000) : 1;
            text.append(chance.pick(HostileWords.DOCS).repeat(times))
                    .append(chance.pick(List.of("", " ", "\n/// ", "\n///")));
        }
        String comment = chance.oneIn(5)
                        && !text.toString().contains("*/")
                        && !text.toString().contains("/*")
                ? "/**" + text.toString().replace("///", "") + "*/"
                : "/// " + text;
        lines.addAll(at, List.of(comment.split("\n", -1)));
    }

    /** Repeats a line, each time with another name. */
    private static void widen(List<String> lines, Chance chance) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int at = chance.below(lines.size());
            String line = lines.get(at);
            Matcher declared = DECLARED.matcher(line);
            if (!isComment(line) && (line.endsWith(",") || line.endsWith(";")) && declared.find()) {
                int count = chance.oneIn(20)
                        ? LARGE_COUNTS[chance.below(LARGE_COUNTS.length)]
                        : COUNTS[chance.below(chance.oneIn(3) ? COUNTS.length : 5)];
                List<String> copies = new ArrayList<>();
                for (int i = 0; i < count && copies.size() * (long) line.length() < LONGEST; i++) {
                    copies.add(line.substring(0, declared.end(1)) + "-n" + i + line.substring(declared.end(1)));
                }
                lines.addAll(at, copies);
                return;
            }
        }
    }

    /** Puts a type into others. */
    private static void nest(List<String> lines, Chance chance) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int at = chance.below(lines.size());
            String line = lines.get(at);
            List<MatchResult> found = PRIMITIVE.matcher(line).results().toList();
            if (!isComment(line) && !found.isEmpty()) {
                MatchResult type = chance.pick(found);
                int depth = chance.oneIn(6) ? chance.below(110) : 1 + chance.below(4);
                StringBuilder nested = new StringBuilder(type.group());
                for (int i = 0; i < depth; i++) {
                    int wrapper = 2 * chance.below(WRAPPERS.size() / 2);
                    nested.insert(0, WRAPPERS.get(wrapper)).append(WRAPPERS.get(wrapper + 1));
                }
                lines.set(at, line.substring(0, type.start()) + nested + line.substring(type.end()));
                return;
            }
        }
    }

    private static void attribute(List<String> lines, Chance chance) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int at = chance.below(lines.size());
            if (!isComment(lines.get(at)) && ITEM.matcher(lines.get(at)).matches()) {
                lines.add(
                        at,
                        switch (chance.below(5)) {
                            case 0 -> "@since(version = 1.2.3-rc.class+x--y)";
                            case 1 -> "@since(version = 0.0.1)\n@deprecated(version = 999.0.0)";
                            case 2 -> "@unstable(feature = %" + chance.pick(HostileWords.NAMES) + ")";
                            default ->
                                "@external-id(\"" + chance.pick(HostileWords.STRINGS)
                                        + chance.pick(HostileWords.STRINGS) + "\")";
                        });
                return;
            }
        }
    }

    /** Adds an item to an interface or world. */
    private static void add(List<String> lines, Chance chance) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("\\s*(interface .*|.*: interface|world .*) \\{")) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            lines.add("interface " + HostileItems.name(chance) + " {\n" + HostileItems.ofInterface(chance) + "}");
            return;
        }
        int at = chance.pick(places);
        boolean world = lines.get(at).contains("world ");
        lines.addAll(
                at + 1,
                (world ? HostileItems.ofWorld(chance) : HostileItems.ofInterface(chance))
                        .lines()
                        .toList());
    }
}
