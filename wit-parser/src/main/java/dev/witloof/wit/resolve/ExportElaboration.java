package dev.witloof.wit.resolve;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the exports of a world, and imports what they use and the world does not export.
 *
 * <p>An interface that is imported for that reason must not itself use one that is exported: whoever uses both would
 * see the latter twice, and a resource of it would be two (component-model issue 208).
 */
final class ExportElaboration {

    /** Why a world cannot be: {@code exported} is exported, and {@code user}, which has to be imported, uses it. */
    record Clash(WorldKey exported, String user) {}

    private record Visit(WorldKey key, WorldItem.InterfaceItem item, boolean export, Iterator<Interface> uses) {}

    private final InterfaceUses uses;
    private final Map<WorldKey, WorldItem.InterfaceItem> wanted;
    private final Map<WorldKey, WorldItem> imports;
    private final Map<WorldKey, WorldItem> exports;
    private final Set<Interface> needed = new LinkedHashSet<>();

    /**
     * Prepares.
     *
     * @param uses which interfaces use which
     * @param wanted the interfaces to export
     * @param imports the imports so far, which become more
     * @param exports the exports so far, which become more
     */
    ExportElaboration(
            InterfaceUses uses,
            Map<WorldKey, WorldItem.InterfaceItem> wanted,
            Map<WorldKey, WorldItem> imports,
            Map<WorldKey, WorldItem> exports) {
        this.uses = uses;
        this.wanted = wanted;
        this.imports = imports;
        this.exports = exports;
    }

    /** Adds one of the wanted interfaces after what it uses, unless that cannot be. */
    Optional<Clash> add(WorldKey key, WorldItem.InterfaceItem item) {
        // A stack of our own: interfaces may use each other in a chain of any length.
        Deque<Visit> stack = new ArrayDeque<>();
        Optional<Clash> clash = enter(key, item, true, stack);
        while (clash.isEmpty() && !stack.isEmpty()) {
            Visit top = stack.element();
            if (top.uses().hasNext()) {
                Interface used = top.uses().next();
                WorldKey usedKey = new WorldKey.InterfaceKey(used);
                boolean export = top.export() && wanted.containsKey(usedKey);
                WorldItem.InterfaceItem usedItem = export
                        ? wanted.getOrDefault(usedKey, top.item())
                        : new WorldItem.InterfaceItem(
                                used,
                                Optional.empty(),
                                top.item().stability(),
                                top.item().externalId(),
                                top.item().span());
                clash = enter(usedKey, usedItem, export, stack);
            } else {
                stack.pop();
                clash = leave(top);
            }
        }
        return clash;
    }

    private Optional<Clash> enter(WorldKey key, WorldItem.InterfaceItem item, boolean export, Deque<Visit> stack) {
        if (exports.containsKey(key)) {
            // What is not to be exported here is on the way from something else, which is on the stack.
            return export
                    ? Optional.empty()
                    : Optional.of(new Clash(key, stack.element().key().componentName()));
        }
        if (export || !needed.contains(item.type())) {
            stack.push(new Visit(key, item, export, uses.of(item.type()).iterator()));
        }
        return Optional.empty();
    }

    private Optional<Clash> leave(Visit visit) {
        Interface iface = visit.item().type();
        if (visit.export()) {
            if (needed.contains(iface)) {
                return Optional.of(new Clash(visit.key(), user(iface)));
            }
            exports.put(visit.key(), visit.item());
        } else {
            needed.add(iface);
            imports.putIfAbsent(visit.key(), visit.item());
        }
        return Optional.empty();
    }

    private String user(Interface iface) {
        return needed.stream()
                .filter(user -> uses.of(user).contains(iface))
                .findFirst()
                .flatMap(Interface::id)
                .orElseGet(iface::toString);
    }
}
