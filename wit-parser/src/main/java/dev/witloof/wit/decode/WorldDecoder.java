package dev.witloof.wit.decode;

import dev.witloof.wit.decode.PackageDrafts.Identity;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a world of what a component imports and exports. */
final class WorldDecoder {
    private final PackageDrafts packages;
    private final Draft draft;
    private final MembersDecoder members;
    // Interfaces are complete only once everything has come up.
    private final List<Supplier<Map.Entry<WorldKey, WorldItem>>> imports = new ArrayList<>();
    private final List<Supplier<Map.Entry<WorldKey, WorldItem>>> exports = new ArrayList<>();

    WorldDecoder(PackageDrafts packages, PackageName packageName, String name) {
        this.packages = packages;
        this.draft = new Draft(
                Draft.Kind.WORLD,
                Optional.of(name),
                packageName,
                packages.docs().of(packageName).in("worlds", name));
        this.members = packages.members(draft);
    }

    WorldDecoder decode(Contents contents, String in) {
        contents.imports().forEach((name, entry) -> add(name, entry, true, in + "import `" + name + "`"));
        contents.exports().forEach((name, entry) -> add(name, entry, false, in + "export `" + name + "`"));
        return this;
    }

    private void add(String name, Item.Entry entry, boolean imported, String place) {
        Item item = entry.item();
        if (item instanceof Item.Instance instance) {
            iface(name, instance, entry, imported, place);
        } else if (name.indexOf(':') >= 0) {
            throw new WitDecodeException(place, item.what() + " under the name of an interface", "an interface");
        } else if (item instanceof Item.Function function && imported) {
            Function made = members.function(name, function, entry.attributes(), place);
            imports.add(() -> Map.entry(new WorldKey.Name(name), new WorldItem.FunctionItem(made)));
        } else if (item instanceof Item.Function function && !name.startsWith("[")) {
            ItemDocs docs = ofExport("func_exports", "funcs", name);
            Function made = members.make(name, function, entry.attributes(), docs, place);
            exports.add(() -> Map.entry(new WorldKey.Name(name), new WorldItem.FunctionItem(made)));
        } else if (item instanceof Item.Type type && imported) {
            members.type(name, type.node(), entry.attributes(), place);
        } else {
            String what = item instanceof Item.Function ? "a function of a resource" : item.what();
            throw new WitDecodeException(
                    place, what, imported ? "an interface, a function or a type" : "an interface or a function");
        }
    }

    private void iface(String name, Item.Instance instance, Item.Entry entry, boolean imported, String place) {
        Optional<String> versionSuffix = entry.attributes().versionSuffix();
        boolean plain = name.indexOf(':') < 0;
        Optional<String> id = plain ? entry.attributes().implemented() : Optional.of(name);
        ItemDocs docs =
                imported ? draft.docs().in("interfaces", name) : ofExport("interface_exports", "interfaces", name);
        Draft target = id.map(text -> packages.named(Identity.of(text, versionSuffix, place)))
                .orElseGet(() -> new Draft(Draft.Kind.INTERFACE, Optional.empty(), draft.packageName(), docs));
        packages.members(target).instance(instance, place);
        ItemDocs own = id.isPresent()
                ? draft.docs().in(imported ? "interface_import_stability" : "interface_export_stability", name)
                : docs;
        (imported ? imports : exports)
                .add(() -> Map.entry(
                        plain ? new WorldKey.Name(name) : new WorldKey.InterfaceKey(target.toInterface()),
                        new WorldItem.InterfaceItem(
                                target.toInterface(),
                                Optional.empty(),
                                own.stability(draft.packageName()),
                                entry.attributes().externalId(),
                                Draft.NOWHERE)));
    }

    /** What is said of an export; the first version of the form had one place for imports and exports. */
    private ItemDocs ofExport(String exports, String both, String name) {
        ItemDocs docs = draft.docs().in(exports, name);
        return docs.isEmpty() ? draft.docs().in(both, name) : docs;
    }

    /** The world, once all interfaces are complete. */
    World world() {
        Map<WorldKey, WorldItem> imported = items(imports);
        for (Map.Entry<String, TypeDef> type : draft.types().entrySet()) {
            imported.put(new WorldKey.Name(type.getKey()), new WorldItem.TypeItem(type.getValue()));
        }
        return new World(
                draft.name().orElseThrow(),
                draft.packageName(),
                draft.docs().docs(),
                imported,
                items(exports),
                draft.docs().stability(draft.packageName()),
                Draft.NOWHERE);
    }

    private static Map<WorldKey, WorldItem> items(List<Supplier<Map.Entry<WorldKey, WorldItem>>> list) {
        Map<WorldKey, WorldItem> items = new LinkedHashMap<>();
        for (Supplier<Map.Entry<WorldKey, WorldItem>> each : list) {
            Map.Entry<WorldKey, WorldItem> item = each.get();
            items.put(item.getKey(), item.getValue());
        }
        return items;
    }
}
