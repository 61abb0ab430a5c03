package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import dev.witloof.wit.syntax.Id;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Completes a world: every interface that an import or export uses is imported too, unless it is exported and only
 * exports use it. The order is the reference's.
 */
final class WorldElaboration {

    private final PackageContext context;
    private final Id world;
    private final WorldDraft draft;
    private Map<WorldKey, WorldItem> imports = new LinkedHashMap<>();
    private final Map<WorldKey, WorldItem> exports = new LinkedHashMap<>();

    WorldElaboration(PackageContext context, Id world, WorldDraft draft) {
        this.context = context;
        this.world = world;
        this.draft = draft;
    }

    Map<WorldKey, WorldItem> imports() {
        return imports;
    }

    Map<WorldKey, WorldItem> exports() {
        return exports;
    }

    /**
     * Completes the world.
     *
     * @return whether that was possible; if not, what is in the way has been said
     */
    boolean run() {
        if (context.budget().exhausted()) {
            return false;
        }
        sorted(draft.imports()).forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem iface) {
                addImport(key, iface);
            } else {
                if (item instanceof WorldItem.TypeItem type) {
                    InterfaceUses.source(type.type())
                            .ifPresent(source -> addImport(
                                    new WorldKey.InterfaceKey(source),
                                    broughtAlong(source, item.stability(), item.span())));
                }
                imports.put(key, item);
            }
        });
        boolean exported = addExports();
        imports = sorted(imports);
        if (!context.budget().take(imports.size() + exports.size())) {
            context.problems().add(Budget.diagnostic(world));
            return false;
        }
        return exported;
    }

    /** Interfaces, types that come from them, types that are defined here, functions, functions of resources. */
    private static Map<WorldKey, WorldItem> sorted(Map<WorldKey, WorldItem> items) {
        List<Map.Entry<WorldKey, WorldItem>> entries = new ArrayList<>(items.entrySet());
        entries.sort(Comparator.comparing(entry -> rank(entry.getValue())));
        Map<WorldKey, WorldItem> sorted = new LinkedHashMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static int rank(WorldItem item) {
        return item.accept(new WorldItem.Visitor<>() {
            @Override
            public Integer visit(WorldItem.InterfaceItem iface) {
                return 0;
            }

            @Override
            public Integer visit(WorldItem.TypeItem type) {
                return InterfaceUses.source(type.type()).isPresent() ? 1 : 2;
            }

            @Override
            public Integer visit(WorldItem.FunctionItem function) {
                return function.function().kind().resource().isPresent() ? 4 : 3;
            }
        });
    }

    private static WorldItem.InterfaceItem broughtAlong(Interface iface, Stability stability, Span span) {
        return new WorldItem.InterfaceItem(iface, Optional.empty(), stability, Optional.empty(), span);
    }

    private record Import(WorldKey key, WorldItem.InterfaceItem item, Iterator<Interface> uses) {}

    private void addImport(WorldKey key, WorldItem.InterfaceItem item) {
        if (imports.containsKey(key)) {
            return;
        }
        // A stack of our own: interfaces may use each other in a chain of any length.
        Deque<Import> stack = new ArrayDeque<>();
        stack.push(new Import(key, item, context.uses().of(item.type()).iterator()));
        while (!stack.isEmpty()) {
            Import top = stack.element();
            if (!top.uses().hasNext()) {
                stack.pop();
                imports.put(top.key(), top.item());
                continue;
            }
            Interface used = top.uses().next();
            WorldKey usedKey = new WorldKey.InterfaceKey(used);
            if (!imports.containsKey(usedKey)) {
                WorldItem.InterfaceItem usedItem = broughtAlong(used, item.stability(), item.span());
                stack.push(new Import(usedKey, usedItem, context.uses().of(used).iterator()));
            }
        }
    }

    private boolean addExports() {
        Map<WorldKey, WorldItem.InterfaceItem> interfaces = new LinkedHashMap<>();
        draft.exports().forEach((key, item) -> {
            if (item instanceof WorldItem.InterfaceItem iface) {
                interfaces.put(key, iface);
            } else {
                exports.put(key, item);
            }
        });
        ExportElaboration elaboration = new ExportElaboration(context.uses(), interfaces, imports, exports);
        for (Map.Entry<WorldKey, WorldItem.InterfaceItem> entry : interfaces.entrySet()) {
            Optional<ExportElaboration.Clash> clash = elaboration.add(entry.getKey(), entry.getValue());
            if (clash.isPresent()) {
                context.problems().add(diagnostic(clash.get()));
                return false;
            }
        }
        return true;
    }

    private Diagnostic diagnostic(ExportElaboration.Clash clash) {
        String exported = clash.exported().componentName();
        Diagnostic diagnostic = Diagnostic.error(
                        DiagnosticCode.INCOMPATIBLE_EXPORT,
                        world.span(),
                        "world `" + world.text() + "` cannot export `" + exported
                                + "`: it would import that as well, because it imports `" + clash.user()
                                + "`, which uses it")
                .help("export `" + clash.user() + "` too, so that there is one `" + exported + "` only");
        WorldItem item = draft.exports().get(clash.exported());
        return item == null ? diagnostic : diagnostic.also(item.span(), "exported here");
    }
}
