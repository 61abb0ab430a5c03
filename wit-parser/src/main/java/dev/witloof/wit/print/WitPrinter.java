package dev.witloof.wit.print;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import java.util.Comparator;
import java.util.Optional;

/**
 * Prints the model as WIT text (component model, WIT.md).
 *
 * <p>The text means what the model says: it reads back as an equal model, if all features are asked for. What the model does
 * not keep is not there either: worlds are spelled out instead of including others, and comments are those of documentation.
 * The same model gives the same text. Stateless and thread-safe.
 */
public final class WitPrinter {

    private WitPrinter() {}

    /**
     * Prints all packages of a model as one text: the one that was asked for first, the others nested behind it, ordered by
     * name.
     *
     * @param resolve the model
     * @return the text, which can be loaded without other files
     * @throws IllegalArgumentException if the text would be longer than what is read back, or the model contains what WIT
     *     has no words for
     */
    public static String print(Resolve resolve) {
        WitText out = new WitText();
        WitPackage root = resolve.rootPackage();
        file(root, out);
        resolve.packages().values().stream()
                .filter(each -> !each.name().equals(root.name()))
                .sorted(Comparator.comparing(each -> each.name().toString()))
                .forEach(each -> {
                    out.gap();
                    each.docs().ifPresent(docs -> Comments.print(docs, out));
                    out.block("package " + name(each.name()), () -> items(each, out));
                });
        return out.text();
    }

    /**
     * Prints one package, for a file of its own; the packages it depends on belong into {@code deps} beside it.
     *
     * @param wit the package
     * @return the text
     * @throws IllegalArgumentException if the text would be longer than what is read back, or the package contains what WIT
     *     has no words for
     */
    public static String print(WitPackage wit) {
        WitText out = new WitText();
        file(wit, out);
        return out.text();
    }

    private static void file(WitPackage wit, WitText out) {
        wit.docs().ifPresent(docs -> Comments.print(docs, out));
        out.line("package " + name(wit.name()) + ";");
        items(wit, out);
    }

    private static String name(PackageName name) {
        String version = name.version().map(v -> "@" + v).orElse("");
        return Ids.of(name.namespace()) + ":" + Ids.of(name.name()) + version;
    }

    private static void items(WitPackage wit, WitText out) {
        for (Interface each : wit.interfaces().values()) {
            out.gap();
            MembersPrinter.item(each.docs(), each.stability(), Optional.empty(), out);
            String name = Ids.of(each.name().orElseThrow());
            out.block("interface " + name, () -> MembersPrinter.of(each, out).members());
        }
        for (World each : wit.worlds().values()) {
            out.gap();
            MembersPrinter.item(each.docs(), each.stability(), Optional.empty(), out);
            out.block("world " + Ids.of(each.name()), () -> new WorldPrinter(each, out).print());
        }
    }
}
