package dev.witloof.it.corpus;

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
 * Which codes mean what the reference says: the file {@code texts.txt}, in which a line gives one or more codes and a text.
 * In the text {@code *} stands for anything.
 */
final class Texts {

    private final Map<Pattern, Set<String>> codes = new LinkedHashMap<>();

    private Texts() {}

    static Texts read(Path file) throws IOException {
        Texts texts = new Texts();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                String text = "\\Q" + line.substring(colon + 2).replace("*", "\\E.*\\Q") + "\\E";
                texts.codes
                        .computeIfAbsent(Pattern.compile(text), key -> new TreeSet<>())
                        .addAll(List.of(line.substring(0, colon).split(",\\s*")));
            }
        }
        return texts;
    }

    /** Why a code is not what a text means; empty if it is. The first line that fits the text counts. */
    String judge(String text, String code) {
        for (Map.Entry<Pattern, Set<String>> entry : codes.entrySet()) {
            if (entry.getKey().matcher(text).matches()) {
                return entry.getValue().contains(code)
                        ? ""
                        : "wanted " + entry.getValue() + " for \"" + text + "\", found [" + code + "]";
            }
        }
        return "no code is known for the text \"" + text + "\": found [" + code + "]";
    }
}
