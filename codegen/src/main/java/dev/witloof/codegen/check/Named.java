package dev.witloof.codegen.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Things of two versions, matched by their names. */
final class Named {

    private Named() {}

    /** Goes through both: first what the old version has, in its order, then what only the new one has. */
    static <T> void match(
            Map<String, T> before,
            Map<String, T> after,
            Consumer<T> removed,
            BiConsumer<T, T> both,
            Consumer<T> added) {
        before.forEach((name, old) -> {
            T fresh = after.get(name);
            if (fresh == null) {
                removed.accept(old);
            } else {
                both.accept(old, fresh);
            }
        });
        after.forEach((name, fresh) -> {
            if (!before.containsKey(name)) {
                added.accept(fresh);
            }
        });
    }

    /** Whether what both have comes in another order. */
    static boolean isReordered(List<String> before, List<String> after) {
        List<String> old = new ArrayList<>(before);
        old.retainAll(after);
        List<String> fresh = new ArrayList<>(after);
        fresh.retainAll(before);
        return !old.equals(fresh);
    }

    static String quoted(Optional<String> name) {
        return "`" + name.orElse("") + "`";
    }
}
