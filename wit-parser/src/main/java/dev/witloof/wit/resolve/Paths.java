package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Similar;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.PackageRef;
import dev.witloof.wit.syntax.TopLevelItem;
import dev.witloof.wit.syntax.UsePath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what paths in one file lead to: the file's own names first, then those of its package.
 *
 * <p>As in the reference, what is gated out may refer to something of another package that is not there, or is
 * something else.
 */
final class Paths {

    private final PackageContext context;
    private final Map<String, TopLevelItem.Use> uses = new LinkedHashMap<>();
    private final Map<String, Span> definitions = new HashMap<>();

    Paths(PackageContext context, List<TopLevelItem> items) {
        this.context = context;
        for (TopLevelItem item : items) {
            if (item instanceof TopLevelItem.Use use) {
                uses.put(use.name().text(), use);
            } else {
                definitions.putIfAbsent(item.name().text(), item.name().span());
            }
        }
    }

    /** The item of this package that a name stands for, in the text; nothing if it stands for another package's. */
    Optional<String> localName(UsePath path) {
        if (path.pkg().isPresent()) {
            return Optional.empty();
        }
        TopLevelItem.Use use = uses.get(path.name().text());
        if (use == null) {
            return Optional.of(path.name().text());
        }
        return use.path().pkg().isPresent()
                ? Optional.empty()
                : Optional.of(use.path().name().text());
    }

    /** Where a name of the file comes from: its definition or `use` in the file, or else the path itself. As in the reference. */
    Span origin(UsePath path) {
        TopLevelItem.Use use = uses.get(path.name().text());
        return use != null
                ? use.path().name().span()
                : definitions.getOrDefault(path.name().text(), path.name().span());
    }

    /** Checks the `use` statements of the file itself. One to another package is to an interface, as in the reference. */
    void check() {
        for (TopLevelItem.Use use : uses.values()) {
            UsePath path = use.path();
            if (path.pkg().isPresent()) {
                foreignInterface(path);
            } else if (!context.items().containsKey(path.name().text())) {
                context.problems()
                        .add(
                                Problems.Stage.NAMES,
                                () -> unknown(path.name(), "interface or world", DiagnosticCode.UNKNOWN_INTERFACE));
            }
        }
    }

    /**
     * Finds an interface that is imported or exported, or nothing if there is none, which has been said.
     *
     * @param path the path
     * @param from what refers to it, to be blamed where the interface is gated out
     */
    Optional<Item.InterfaceItem> interfaceAt(UsePath path, Referrer from) {
        Span blamed = path.pkg().isPresent() ? path.name().span() : from.name().span();
        return anInterface(path, from.gate(), Problems.Stage.MEMBERS)
                .filter(item -> !gatedOut(item, path, from.gate(), blamed, "interface"));
    }

    /**
     * Finds an interface of which types are used, or nothing if there is none, which has been said. Whether an interface of
     * this package is gated out is for those to say who refer to its types.
     */
    Optional<Item.InterfaceItem> usedInterface(UsePath path, Gate from) {
        return anInterface(path, from, Problems.Stage.NAMES)
                .filter(item -> localName(path).isPresent()
                        || !gatedOut(item, path, from, path.name().span(), "interface"));
    }

    private Optional<Item.InterfaceItem> anInterface(UsePath path, Gate from, Problems.Stage stage) {
        if (contradicts(path, false)) {
            return Optional.empty();
        }
        Optional<Item> item = find(path, from, "interface", DiagnosticCode.UNKNOWN_INTERFACE, stage);
        if (item.isPresent() && item.get() instanceof Item.WorldItem world) {
            wrongKind(path, from, world, "a world, and an interface", DiagnosticCode.NOT_AN_INTERFACE);
            return Optional.empty();
        }
        return item.map(Item.InterfaceItem.class::cast);
    }

    /** Finds a world, or nothing if there is none, which has been said. */
    Optional<Item.WorldItem> worldAt(UsePath path, Gate from) {
        if (contradicts(path, true)) {
            return Optional.empty();
        }
        Optional<Item> item = find(path, from, "world", DiagnosticCode.UNKNOWN_WORLD, Problems.Stage.NAMES);
        if (item.isPresent() && item.get() instanceof Item.InterfaceItem iface) {
            wrongKind(path, from, iface, "an interface, and a world", DiagnosticCode.NOT_A_WORLD);
            return Optional.empty();
        }
        return item.filter(world -> !gatedOut(world, path, from, path.name().span(), "world"))
                .map(Item.WorldItem.class::cast);
    }

    private boolean contradicts(UsePath path, boolean world) {
        Optional<Diagnostic> contradiction = context.kinds().contradiction(path, world);
        contradiction.ifPresent(context.problems()::add);
        return contradiction.isPresent();
    }

    private boolean gatedOut(Item item, UsePath path, Gate from, Span blamed, String what) {
        boolean gated = from.enabled() && !item.enabled();
        if (gated) {
            Id name = new Id(path.name().text(), blamed);
            context.problems().add(Scope.gated(name, what, item.gate(), item.span()));
        }
        return gated;
    }

    /** Whether the interface is gated out is for those to say who refer to it through the file's name for it. */
    private void foreignInterface(UsePath path) {
        if (contradicts(path, false)) {
            return;
        }
        Optional<Item> item =
                find(path, Item.OPEN, "interface", DiagnosticCode.UNKNOWN_INTERFACE, Problems.Stage.LINKS);
        if (item.isPresent() && item.get() instanceof Item.WorldItem world) {
            wrongKind(path, Item.OPEN, world, "a world, and an interface", DiagnosticCode.NOT_AN_INTERFACE);
        }
    }

    private void wrongKind(UsePath path, Gate from, Item item, String kinds, DiagnosticCode code) {
        if (path.pkg().isPresent() && !from.enabled()) {
            return;
        }
        Id name = path.name();
        context.problems()
                .add(
                        path.pkg().isPresent() ? Problems.Stage.LINKS : Problems.Stage.MEMBERS,
                        Diagnostic.error(code, name.span(), "`" + name.text() + "` is " + kinds + " is wanted here")
                                .also(item.span(), "defined here"));
    }

    private Optional<Item> find(UsePath path, Gate from, String what, DiagnosticCode code, Problems.Stage stage) {
        if (path.pkg().isPresent()) {
            return foreign(path.pkg().get(), path.name(), from, what, code);
        }
        TopLevelItem.Use use = uses.get(path.name().text());
        if (use != null && use.path().pkg().isPresent()) {
            // What is wrong with that path is said where it stands.
            ResolvedPackage pkg = context.others().get(use.path().pkg().get().packageName());
            return Optional.ofNullable(pkg)
                    .map(known -> known.items().get(use.path().name().text()));
        }
        String name = use == null ? path.name().text() : use.path().name().text();
        Item item = context.items().get(name);
        if (item == null && use == null) {
            context.problems().add(stage, () -> unknown(path.name(), what, code));
        }
        return Optional.ofNullable(item);
    }

    private Diagnostic unknown(Id name, String what, DiagnosticCode code) {
        Set<String> candidates = new LinkedHashSet<>(context.items().keySet());
        candidates.addAll(uses.keySet());
        candidates.remove(name.text());
        return Diagnostic.error(code, name.span(), "there is no " + what + " `" + name.text() + "` here")
                .help(Similar.hint(name.text(), candidates));
    }

    private Optional<Item> foreign(PackageRef ref, Id name, Gate from, String what, DiagnosticCode code) {
        ResolvedPackage pkg = context.others().get(ref.packageName());
        if (pkg == null) {
            context.problems().add(Problems.Stage.LINKS, () -> UnknownPackages.diagnostic(ref, context.known()));
            return Optional.empty();
        }
        Item item = pkg.items().get(name.text());
        if (item == null && from.enabled()) {
            context.problems().add(Problems.Stage.LINKS, () -> Diagnostic.error(
                            code,
                            name.span(),
                            "package `" + ref.packageName() + "` has no " + what + " `" + name.text() + "`")
                    .help(Similar.hint(name.text(), pkg.items().keySet())));
        }
        return Optional.ofNullable(item);
    }
}
