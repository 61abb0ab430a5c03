package dev.witloof.wit.decode;

import dev.witloof.component.binary.ComponentReader;
import dev.witloof.component.binary.DeclarationReader;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.wit.decode.PackageDrafts.Identity;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.print.WitPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the WIT in a component, as text.
 *
 * <p>A component that runs becomes world {@code root} of package {@code root:component}, with the packages of the interfaces
 * that it imports and exports, as far as it needs them: a component keeps neither the name of its world nor what it does not
 * use. A WIT package in its binary form becomes that package. Documentation and gates come from the custom section {@code
 * package-docs}, where there is one. The texts read back, if all features are asked for. Thread-safe.
 */
public final class WitDecoder {
    private static final PackageName ROOT = new PackageName("root", "component", Optional.empty());

    private final PackageDrafts packages;
    private final Map<PackageName, List<WorldDecoder>> worlds = new LinkedHashMap<>();
    private PackageName root = ROOT;

    private WitDecoder(PackageDrafts packages) {
        this.packages = packages;
    }

    /**
     * Finds the WIT of a component with that of all it refers to.
     *
     * @param component the content of a file
     * @return a package, and the others nested in it
     * @throws MalformedComponentException if the bytes are no valid component
     * @throws WitDecodeException if the component contains what WIT has no words for; the message says where
     */
    public static String text(byte[] component) {
        return print(component, true);
    }

    /**
     * Finds the WIT of a component without that of the packages it refers to, which a WIT package in binary form holds in
     * parts only.
     *
     * @param component the content of a file
     * @return one package
     * @throws MalformedComponentException if the bytes are no valid component
     * @throws WitDecodeException if the component contains what WIT has no words for; the message says where
     */
    public static String ownText(byte[] component) {
        return print(component, false);
    }

    private static String print(byte[] bytes, boolean all) {
        ComponentDefinition component = ComponentReader.read(bytes);
        Work work = new Work();
        ComponentInterpreter interpreter = new ComponentInterpreter(new DeclarationReader(bytes), work);
        Contents contents = interpreter.contents(component);
        Optional<PackageName> witPackage =
                contents.isEmpty() ? PackageDocs.packageName(component) : packageName(contents, interpreter.types());
        PackageDocs docs = PackageDocs.of(component, witPackage.orElse(ROOT));
        WitDecoder decoder = new WitDecoder(new PackageDrafts(docs, work));
        if (witPackage.isPresent()) {
            decoder.decodePackage(witPackage.get(), contents, interpreter.types());
        } else {
            decoder.worlds.put(ROOT, List.of(new WorldDecoder(decoder.packages, ROOT, "root").decode(contents, "")));
        }
        Resolve resolve = decoder.resolve(docs);
        try {
            return all ? WitPrinter.print(resolve) : WitPrinter.print(resolve.rootPackage());
        } catch (IllegalArgumentException e) {
            throw new WitDecodeException("the component", String.valueOf(e.getMessage()), "less of it");
        }
    }

    /**
     * The package whose binary form this is: one that exports nothing but types of components with one export each. If there
     * is nothing in it, only its documentation tells.
     */
    private static Optional<PackageName> packageName(Contents contents, TypeInterpreter types) {
        if (!contents.imports().isEmpty() || contents.exports().isEmpty()) {
            return Optional.empty();
        }
        Optional<PackageName> found = Optional.empty();
        for (Map.Entry<String, Item.Entry> export : contents.exports().entrySet()) {
            if (!(export.getValue().item() instanceof Item.Type type) || !TypeInterpreter.isComponent(type.node())) {
                return Optional.empty();
            }
            Contents inner = types.component(type.node());
            if (inner.exports().size() != 1) {
                return Optional.empty();
            }
            String id = inner.exports().keySet().iterator().next();
            if (id.indexOf(':') < 0) {
                return Optional.empty();
            }
            String place = "export `" + export.getKey() + "`";
            Identity identity = Identity.of(id, Optional.empty(), place);
            if (found.isPresent() && !found.get().equals(identity.packageName())) {
                throw new WitDecodeException(
                        place,
                        "an item of package `" + identity.packageName() + "`",
                        "one of package `" + found.get() + "` like the others");
            }
            found = Optional.of(identity.packageName());
        }
        return found;
    }

    private void decodePackage(PackageName name, Contents contents, TypeInterpreter types) {
        root = name;
        worlds.put(name, new ArrayList<>());
        contents.exports().forEach((label, entry) -> {
            Contents inner = types.component(((Item.Type) entry.item()).node());
            Map.Entry<String, Item.Entry> export =
                    inner.exports().entrySet().iterator().next();
            String place = "export `" + export.getKey() + "`";
            inner.imports().forEach((id, imported) -> iface(id, imported, "import `" + id + "`"));
            if (export.getValue().item() instanceof Item.ComponentType world) {
                Identity identity = Identity.of(export.getKey(), Optional.empty(), place);
                worlds.get(name)
                        .add(new WorldDecoder(packages, name, identity.name())
                                .decode(types.component(world.node()), place + ", "));
            } else {
                iface(export.getKey(), export.getValue(), place);
            }
        });
    }

    private void iface(String id, Item.Entry entry, String place) {
        if (!(entry.item() instanceof Item.Instance instance) || id.indexOf(':') < 0) {
            throw new WitDecodeException(place, entry.item().what(), "an interface");
        }
        Identity identity = Identity.of(id, entry.attributes().versionSuffix(), place);
        packages.members(packages.named(identity)).instance(instance, place);
    }

    private Resolve resolve(PackageDocs docs) {
        Map<PackageName, WitPackage> all = new LinkedHashMap<>();
        packages.interfaces().forEach((name, drafts) -> all.put(name, witPackage(name, drafts, docs)));
        all.computeIfAbsent(root, name -> witPackage(name, Map.of(), docs));
        return new Resolve(all, root, List.of());
    }

    private WitPackage witPackage(PackageName name, Map<String, Draft> drafts, PackageDocs docs) {
        Map<String, Interface> interfaces = new LinkedHashMap<>();
        drafts.forEach((label, draft) -> interfaces.put(label, draft.toInterface()));
        Map<String, World> made = new LinkedHashMap<>();
        worlds.getOrDefault(name, List.of()).forEach(decoder -> {
            World world = decoder.world();
            made.put(world.name(), world);
        });
        return new WitPackage(name, docs.of(name).docs(), interfaces, made);
    }
}
