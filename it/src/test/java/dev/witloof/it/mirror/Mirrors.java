package dev.witloof.it.mirror;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
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

/**
 * A model, and the mirrors of its root package's worlds in it.
 *
 * @param resolve the model with the mirrors
 * @param mirrors a mirror for each world
 */
record Mirrors(Resolve resolve, List<Mirror> mirrors) {
    /**
     * Adds the mirrors to a model.
     *
     * @param resolve the model, which stays as it is
     * @param loader what reads the model with its mirrors
     * @throws ResolveException if there is no such model
     */
    static Mirrors of(Resolve resolve, WitLoader loader) throws ResolveException {
        WitPackage root = resolve.rootPackage();
        Map<String, MirrorDraft> drafts = new LinkedHashMap<>();
        Map<String, Interface> interfaces = new LinkedHashMap<>(root.interfaces());
        Map<String, World> worlds = new LinkedHashMap<>(root.worlds());
        for (World world : root.worlds().values()) {
            MirrorDraft draft = new MirrorDraft(world, root.name());
            drafts.put(world.name(), draft);
            draft.resources().ifPresent(each -> interfaces.put(each.name().orElseThrow(), each));
            worlds.put(draft.world().name(), draft.world());
        }
        Map<PackageName, WitPackage> packages = new LinkedHashMap<>(resolve.packages());
        packages.put(root.name(), new WitPackage(root.name(), root.docs(), interfaces, worlds));
        String text = WitPrinter.print(new Resolve(packages, root.name(), List.of()));
        Resolve mirrored = loader.load(List.of(new SourceText("mirrored.wit", text)));
        List<Mirror> mirrors = new ArrayList<>();
        drafts.forEach((name, draft) -> mirrors.add(
                new Mirror(world(mirrored, name), world(mirrored, draft.world().name()), draft.targets())));
        return new Mirrors(mirrored, List.copyOf(mirrors));
    }

    private static World world(Resolve resolve, String name) {
        return resolve.rootPackage().findWorld(name).orElseThrow();
    }
}
