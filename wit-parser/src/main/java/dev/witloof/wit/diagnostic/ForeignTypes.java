package dev.witloof.wit.diagnostic;

import java.util.Map;
import java.util.Optional;

/** What other languages, and WIT of earlier days, call the types of WIT, for suggestions. Stateless. */
public final class ForeignTypes {

    private static final Map<String, String> EARLIER = Map.of("float32", "f32", "float64", "f64");

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("boolean", "bool"),
            Map.entry("short", "s16"),
            Map.entry("int", "s32"),
            Map.entry("integer", "s32"),
            Map.entry("long", "s64"),
            Map.entry("float", "f32"),
            Map.entry("double", "f64"),
            Map.entry("str", "string"),
            Map.entry("i8", "s8"),
            Map.entry("i16", "s16"),
            Map.entry("i32", "s32"),
            Map.entry("i64", "s64"));

    private static final Map<String, String> OF_OTHERS =
            Map.of("array", "list", "vec", "list", "optional", "option", "dict", "map");

    private ForeignTypes() {}

    /**
     * Says whether a name stands elsewhere for a type that takes other types.
     *
     * @param name a name in kebab-case
     * @return whether it does, such as {@code vec}
     */
    public static boolean takesOthers(String name) {
        return OF_OTHERS.containsKey(name);
    }

    /**
     * Says what to write in the place of a type that there is not.
     *
     * @param name the name of that type, in kebab-case
     * @return a hint, or nothing if the name is not known elsewhere either
     */
    public static Optional<String> hint(String name) {
        if (EARLIER.containsKey(name)) {
            return Optional.of("write `" + EARLIER.get(name) + "`, as this type is called today");
        }
        if (name.equals("byte")) {
            return Optional.of("write `u8`, or `s8` if it has a sign");
        }
        if (name.equals("void")) {
            return Optional.of("leave out the `->` of a function without a result; in a `result<...>` write `_`");
        }
        return Optional.ofNullable(PLAIN.get(name))
                .or(() -> Optional.ofNullable(OF_OTHERS.get(name)).map(type -> type + "<...>"))
                .map(type -> "write `" + type + "`, as WIT calls it");
    }
}
