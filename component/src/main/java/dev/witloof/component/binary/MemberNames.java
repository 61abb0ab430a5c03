package dev.witloof.component.binary;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads and checks the names that types have inside: of fields, cases, flags and parameters. */
final class MemberNames {
    private MemberNames() {}

    /** A label. */
    static String read(BinaryInput in, String what) {
        int start = in.offset();
        String name = in.name("the name of a " + what);
        if (!ExternNames.isLabel(name)) {
            throw new MalformedComponentException(
                    Rule.LABEL,
                    start,
                    "the " + what + " `" + ExternNames.abbreviate(name) + "`",
                    "a name in kebab case, like `my-name2` or `my-URL`");
        }
        return name;
    }

    /** Checks that a type has members, and that their names differ in more than case. */
    static <T> List<T> check(int start, String what, List<T> members, Function<T, String> name) {
        if (members.isEmpty()) {
            throw empty(start, what);
        }
        return distinct(start, what, members, name);
    }

    /** The error that a type has no members. */
    static MalformedComponentException empty(int start, String what) {
        return new MalformedComponentException(
                Rule.EMPTY_TYPE, start, "a type without " + what + "s", "at least one " + what);
    }

    /** Checks that names differ in more than case. */
    static <T> List<T> distinct(int start, String what, List<T> members, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T each : members) {
            if (!seen.add(name.apply(each).toLowerCase(Locale.ROOT))) {
                throw new MalformedComponentException(
                        Rule.NAME_CONFLICT,
                        start,
                        "a second " + what + " `" + ExternNames.abbreviate(name.apply(each)) + "`",
                        "names that differ in more than case");
            }
        }
        return members;
    }
}
