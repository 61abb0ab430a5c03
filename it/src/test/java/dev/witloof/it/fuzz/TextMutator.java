package dev.witloof.it.fuzz;

import dev.witloof.it.fuzz.Seeds.Seed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages WIT texts, word by word. */
final class TextMutator {
    private static final Pattern TOKEN = Pattern.compile("[\\w%-]+|\\s+|//.*|[^\\w\\s]", Pattern.DOTALL);
    private static final List<String> WORDS = List.of(
            "package",
            "interface",
            "world",
            "import",
            "export",
            "use",
            "include",
            "with",
            "as",
            "type",
            "record",
            "variant",
            "enum",
            "flags",
            "resource",
            "func",
            "static",
            "constructor",
            "async",
            "own",
            "borrow",
            "list",
            "option",
            "result",
            "tuple",
            "stream",
            "future",
            "u8",
            "s64",
            "f32",
            "char",
            "string",
            "bool",
            "map",
            "error-context",
            "self",
            "_",
            "@since(version = 1.0.0)",
            "@unstable(feature = x)",
            "@deprecated(version = 0.0.1)",
            "{",
            "}",
            "(",
            ")",
            "<",
            ">",
            "->",
            ";",
            ",",
            ":",
            "/",
            "@",
            "=",
            "%",
            "*",
            "1.0.0",
            "99999999999999999999",
            "a",
            "a-b",
            "A-B",
            "a--b",
            "%type",
            "/*",
            "*/",
            "///",
            "\u0000",
            "\u202e",
            "\uFEFF",
            "\uD83D\uDE00",
            "list<u8, 4>",
            "package a:b { interface c {} }");
    private static final int MOST_CHANGES = 5;
    private static final int LONGEST = 1 << 18;

    private final List<Seed> seeds;

    TextMutator(List<Seed> seeds) {
        this.seeds = seeds;
    }

    String mutate(String text, Chance chance) {
        if (chance.oneIn(10)) {
            // What is not UTF-8 afterwards becomes U+FFFD, as a reader of files has it.
            return new String(
                    ByteMutator.mutate(text.getBytes(StandardCharsets.UTF_8), chance), StandardCharsets.UTF_8);
        }
        List<String> tokens = tokens(text);
        int changes = chance.oneIn(2) ? 1 : 1 + chance.below(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            change(tokens, chance);
        }
        StringBuilder changed = new StringBuilder();
        for (Iterator<String> rest = tokens.iterator(); rest.hasNext() && changed.length() < LONGEST; ) {
            String token = rest.next();
            changed.append(token, 0, Math.min(token.length(), LONGEST - changed.length()));
        }
        return changed.toString();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private void change(List<String> tokens, Chance chance) {
        if (tokens.isEmpty()) {
            tokens.add(chance.pick(WORDS));
            return;
        }
        int at = chance.below(tokens.size());
        int end = Math.min(tokens.size(), at + 1 + chance.below(20));
        switch (chance.below(11)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.subList(at, end).clear();
            case 2 -> tokens.set(at, chance.pick(WORDS));
            case 3 -> tokens.add(at, " " + chance.pick(WORDS) + " ");
            case 4 -> rename(tokens, at, chance);
            case 5 -> repeat(tokens, at, end, chance);
            case 6 -> {
                List<String> others = tokens(new String(chance.pick(seeds).bytes(), StandardCharsets.UTF_8));
                int from = chance.below(others.size() + 1);
                tokens.addAll(at, others.subList(from, Math.min(others.size(), from + 1 + chance.below(60))));
            }
            case 7 -> nest(tokens, at, chance);
            default -> rename(tokens, at, chance);
        }
    }

    /** Puts a word of the text in the place of another: most often a name that is there, of something else. */
    private static void rename(List<String> tokens, int from, Chance chance) {
        String word = tokens.get(chance.below(tokens.size()));
        for (int at = from; at < tokens.size() && isWord(word); at++) {
            if (isWord(tokens.get(at))) {
                tokens.set(at, word);
                return;
            }
        }
    }

    private static boolean isWord(String token) {
        return Character.isLetter(token.codePointAt(0));
    }

    private static void repeat(List<String> tokens, int from, int end, Chance chance) {
        List<String> part = List.copyOf(tokens.subList(from, end));
        int times = chance.oneIn(10) ? chance.below(2000) : 1 + chance.below(3);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(part);
        }
        tokens.addAll(from, all);
    }

    private static void nest(List<String> tokens, int at, Chance chance) {
        int depth = chance.oneIn(4) ? chance.below(3000) : chance.below(6);
        String around = chance.pick(List.of("list<", "option<", "tuple<u8, ", "result<_, ", "(", "{"));
        String closing = around.equals("(") ? ")" : around.equals("{") ? "}" : ">";
        tokens.set(at, around.repeat(depth) + tokens.get(at) + closing.repeat(depth));
    }
}
