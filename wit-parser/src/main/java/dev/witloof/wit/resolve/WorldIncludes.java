package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Similar;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import dev.witloof.wit.syntax.Extern.Direction;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.Include;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Adds what a world includes (WIT.md, "Item: include"). */
final class WorldIncludes {

    private final PackageContext context;
    private final Id world;
    private final WorldDraft draft;

    WorldIncludes(PackageContext context, Id world, WorldDraft draft) {
        this.context = context;
        this.world = world;
        this.draft = draft;
    }

    void add(Include include, World included) {
        if (!context.budget()
                .take(included.imports().size() + included.exports().size())) {
            context.problems().add(Budget.diagnostic(world));
            return;
        }
        if (!renamesExist(include, included)) {
            return;
        }
        Renames renames = new Renames(include.renames());
        WorldCopier copier = new WorldCopier(context);
        for (Direction direction : Direction.values()) {
            Map<WorldKey, WorldItem> items = direction == Direction.IMPORT ? included.imports() : included.exports();
            items.forEach((key, item) -> {
                if (key instanceof WorldKey.Name name) {
                    addNamed(include, direction, renames.apply(name.label()), item, copier);
                } else {
                    addInterface(include, direction, key, (WorldItem.InterfaceItem) item, included);
                }
            });
        }
    }

    private boolean renamesExist(Include include, World included) {
        Set<String> names = new LinkedHashSet<>();
        for (Map<WorldKey, WorldItem> items : List.of(included.imports(), included.exports())) {
            for (WorldKey key : items.keySet()) {
                if (key instanceof WorldKey.Name name) {
                    names.add(name.label());
                    names.add(Renames.subject(name.label()));
                }
            }
        }
        boolean all = true;
        for (Include.Rename rename : include.renames()) {
            if (!names.contains(rename.name().text())) {
                all = false;
                context.problems().add(Problems.Stage.MEANING, () -> unknown(include, rename.name(), included, names));
            }
        }
        return all;
    }

    private static Diagnostic unknown(Include include, Id name, World included, Set<String> names) {
        return Diagnostic.error(
                        DiagnosticCode.UNKNOWN_INCLUDE_NAME,
                        include.path().name().span(),
                        "world `" + included.name() + "` imports and exports nothing under the name `" + name.text()
                                + "`")
                .also(name.span(), "renamed here")
                .help(Similar.hint(name.text(), names)
                        .orElse("only names can be renamed, not interfaces with an identity"));
    }

    private void addNamed(Include include, Direction direction, String name, WorldItem item, WorldCopier copier) {
        WorldKey key = new WorldKey.Name(name);
        WorldItem first = draft.items(direction).putIfAbsent(key, copier.copy(name, item));
        if (first != null) {
            conflict(
                    include,
                    "the included world " + direction.keyword() + "s `" + name + "`, and so does this one",
                    first.span(),
                    "rename it: `include ... with { " + name + " as another-name }`");
        }
    }

    private void addInterface(
            Include include, Direction direction, WorldKey key, WorldItem.InterfaceItem item, World included) {
        Map<WorldKey, WorldItem> items = draft.items(direction);
        // What another package says about its own versions means nothing here.
        boolean foreign = !included.packageName().equals(context.name());
        boolean forget = foreign && item.stability() instanceof Stability.Stable;
        if (!(items.get(key) instanceof WorldItem.InterfaceItem first)) {
            items.put(key, forget ? with(item, Stability.UNKNOWN) : item);
        } else if (forget) {
            items.put(key, with(first, Stability.UNKNOWN));
        } else if (first.stability() instanceof Stability.Unknown) {
            items.put(key, with(first, item.stability()));
        } else if (!(item.stability() instanceof Stability.Unknown)
                && !item.stability().equals(first.stability())) {
            conflict(
                    include,
                    "the included world has `" + key.componentName() + "` behind another gate than this one",
                    first.span(),
                    "give both the same gate");
        }
    }

    private static WorldItem.InterfaceItem with(WorldItem.InterfaceItem item, Stability stability) {
        return new WorldItem.InterfaceItem(item.type(), item.docs(), stability, item.externalId(), item.span());
    }

    private void conflict(Include include, String message, Span first, String hint) {
        context.problems().add(Problems.Stage.MEANING, () -> Diagnostic.error(
                        DiagnosticCode.INCLUDE_CONFLICT, include.path().name().span(), message)
                .also(first, "the other one")
                .help(hint));
    }

    /** Names that differ in case only are one name to a component. */
    void checkCase() {
        for (Direction direction : Direction.values()) {
            Map<String, WorldItem> seen = new HashMap<>();
            draft.items(direction).forEach((key, item) -> {
                if (key instanceof WorldKey.Name name) {
                    WorldItem first = seen.putIfAbsent(name.label().toLowerCase(Locale.ROOT), item);
                    if (first != null) {
                        context.problems()
                                .add(
                                        Problems.Stage.MEANING,
                                        Diagnostic.error(
                                                        DiagnosticCode.DUPLICATE_NAME,
                                                        item.span(),
                                                        "world `" + world.text() + "` " + direction.keyword() + "s `"
                                                                + name.label() + "` in two spellings")
                                                .also(first.span(), "the other one")
                                                .help("names that differ in case only are the same"));
                    }
                }
            });
        }
    }
}
