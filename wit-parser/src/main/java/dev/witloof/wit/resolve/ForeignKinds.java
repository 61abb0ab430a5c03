package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.syntax.TopLevelItem;
import dev.witloof.wit.syntax.UsePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package takes the items of other packages for, before it knows them: the first path to an item decides whether it is a
 * world or an interface, as in the reference.
 */
final class ForeignKinds {

    private record Key(PackageName pkg, String item) {}

    private record Kind(boolean world, Span first) {}

    private final Map<Key, Kind> kinds = new HashMap<>();

    ForeignKinds(List<List<TopLevelItem>> files) {
        for (List<TopLevelItem> file : files) {
            for (TopLevelItem item : file) {
                UsePaths.forEach(item, (path, world) -> path.pkg()
                        .ifPresent(pkg -> kinds.putIfAbsent(
                                new Key(pkg.packageName(), path.name().text()),
                                new Kind(world, path.name().span()))));
            }
        }
    }

    /**
     * Says that a path contradicts the first one to its item.
     *
     * @param path a path to another package
     * @param world whether it is one to a world
     * @return what is wrong with it, if anything is
     */
    Optional<Diagnostic> contradiction(UsePath path, boolean world) {
        Kind kind = path.pkg()
                .map(pkg -> kinds.get(new Key(pkg.packageName(), path.name().text())))
                .orElse(null);
        if (kind == null || kind.world() == world) {
            return Optional.empty();
        }
        String name = path.name().text();
        return Optional.of(Diagnostic.error(
                        world ? DiagnosticCode.NOT_A_WORLD : DiagnosticCode.NOT_AN_INTERFACE,
                        path.name().span(),
                        "`" + name + "` cannot be " + (world ? "a world" : "an interface") + " here and "
                                + (world ? "an interface" : "a world") + " elsewhere")
                .also(kind.first(), kind.world() ? "a world here" : "an interface here")
                .help(
                        world
                                ? "a `use` outside interfaces and worlds names an interface; include a world by its whole path"
                                : "only `include` takes a world"));
    }
}
