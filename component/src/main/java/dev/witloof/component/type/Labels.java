package dev.witloof.component.type;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Checks of the names that types contain: kebab case, and different in more than case (Explainer.md, "Name uniqueness"). */
final class Labels {
    private Labels() {}

    /** Checks that a type has members and that their names are in kebab case and differ; returns the names. */
    static <T> List<String> list(String kind, String member, List<T> members, Function<T, String> name) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a type of kind " + kind + " has at least one " + member);
        }
        return distinct(kind, member, members, name);
    }

    /** Checks that names are in kebab case and differ; returns them. */
    static <T> List<String> distinct(String kind, String member, List<T> members, Function<T, String> name) {
        List<String> names = members.stream().map(name).toList();
        Set<String> seen = new HashSet<>();
        for (String each : names) {
            check(member, each);
            if (!seen.add(each.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("the " + kind + " has two members that differ in case at most: "
                        + member + " `" + abbreviate(each) + "`");
            }
        }
        return names;
    }

    /** Checks that a name is in kebab case. */
    static void check(String what, String name) {
        if (!isLabel(name)) {
            throw new IllegalArgumentException("the name of a " + what
                    + " is in kebab case, like `my-name2` or `my-URL`; `" + abbreviate(name) + "` is not");
        }
    }

    /** Whether a name is words joined by hyphens, each all lower or all upper case, the first starting with a letter. */
    static boolean isLabel(String name) {
        boolean start = true;
        int wordCase = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int charCase = c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : 0;
            boolean digit = c >= '0' && c <= '9';
            if (c == '-' && !start) {
                start = true;
                wordCase = 0;
            } else if (charCase != 0 && (wordCase == 0 || wordCase == charCase)) {
                start = false;
                wordCase = charCase;
            } else if (digit && i > 0) {
                start = false;
            } else {
                return false;
            }
        }
        return !start;
    }

    /** Whether a name is that of a function: a label, perhaps that of a constructor, method or static function. */
    static boolean isFunctionName(String name) {
        if (name.startsWith("[constructor]")) {
            return isLabel(name.substring("[constructor]".length()));
        }
        if (!name.startsWith("[method]") && !name.startsWith("[static]")) {
            return isLabel(name);
        }
        String member = name.substring("[method]".length());
        int dot = member.indexOf('.');
        return dot >= 0 && isLabel(member.substring(0, dot)) && isLabel(member.substring(dot + 1));
    }

    /** Checks that the name of an interface is not empty and consists of printable ASCII characters without spaces. */
    static void checkInterface(String id) {
        if (id.isEmpty() || !id.chars().allMatch(Labels::isPrintable)) {
            throw new IllegalArgumentException(
                    "the name of an interface is like `wasi:io/streams@0.2.6`; `" + abbreviate(id) + "` is not");
        }
    }

    /** Whether a character is in ASCII, neither a space nor a control character. */
    static boolean isPrintable(int c) {
        return c > ' ' && c <= '~';
    }

    /** A name for a message. */
    static String abbreviate(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}
