package dev.witloof.it.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which rule is broken where a script expects a failure with a certain text: the file {@code texts.txt}, in which a line gives
 * the codes of one or more rules and a text, below the kind of command that it is for. Names and numbers in texts do not count.
 */
final class Texts {
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`");
    private static final Pattern CHARACTER = Pattern.compile("'.'");
    private static final Pattern NUMBER = Pattern.compile("\\b(0x[0-9a-f]+|[0-9]+)\\b");

    private final Map<String, Map<String, Set<String>>> codes = new LinkedHashMap<>();

    private Texts() {}

    static Texts read(Path file) throws IOException {
        Texts texts = new Texts();
        String kind = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("[")) {
                kind = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                String text = normalized(line.substring(colon + 2));
                texts.codes
                        .computeIfAbsent(kind, key -> new LinkedHashMap<>())
                        .computeIfAbsent(text, key -> new TreeSet<>())
                        .addAll(List.of(line.substring(0, colon).split(",\\s*")));
            }
        }
        return texts;
    }

    /** Whether a rule is what the text of a command means, or else why not. */
    Verdict judge(Command command, String code, String message) {
        Set<String> known = codes.getOrDefault(command.type(), Map.of()).get(normalized(command.text()));
        if (known == null) {
            return Verdict.failed(
                    "no rule is known for the text \"" + command.text() + "\": found [" + code + "] in " + message);
        }
        return known.contains(code)
                ? Verdict.PASSED
                : Verdict.failed(
                        "wanted " + known + " for \"" + command.text() + "\", found [" + code + "] in " + message);
    }

    /** A text without the names and numbers that differ from one use to the next. */
    private static String normalized(String text) {
        String named = QUOTED.matcher(text).replaceAll("``");
        String lettered = CHARACTER.matcher(named).replaceAll("''");
        return NUMBER.matcher(lettered).replaceAll("0").strip();
    }
}
