package dev.witloof.maven;

import dev.witloof.docs.WitPage;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes the pages of worlds, and tells Maven which.
 *
 * @param log where to tell
 * @param baseFolder the project's folder, which paths in messages are relative to
 */
record Documentation(Log log, Path baseFolder) {

    /** Documents the worlds that are named, or all of the package; a package without one by its interfaces. */
    void write(File wit, List<String> worlds, List<String> features, boolean allFeatures, File docsDirectory)
            throws MojoExecutionException, MojoFailureException {
        WitReader reader = new WitReader(log, baseFolder);
        WitLoader loader = WitLoader.builder()
                .features(Set.copyOf(features))
                .allFeatures(allFeatures)
                .build();
        Resolve resolve = reader.load(loader, wit, "witDirectory");
        Map<String, WitPage> pages = worlds.isEmpty() ? allPages(resolve) : pages(resolve, worlds, wit, reader);
        try {
            Path folder = Files.createDirectories(docsDirectory.toPath());
            for (Map.Entry<String, WitPage> page : pages.entrySet()) {
                Files.writeString(
                        folder.resolve(page.getKey() + ".md"), page.getValue().markdown());
                Files.writeString(
                        folder.resolve(page.getKey() + ".html"), page.getValue().html());
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write into " + docsDirectory + ": " + e, e);
        }
        log.info("Documented " + String.join(", ", pages.keySet()) + " in " + reader.shown(docsDirectory.toPath()));
    }

    private static Map<String, WitPage> allPages(Resolve resolve) {
        Map<String, WitPage> pages = new LinkedHashMap<>();
        resolve.rootPackage().worlds().values().forEach(world -> pages.put(world.name(), WitPage.of(world)));
        if (pages.isEmpty()) {
            pages.put(resolve.rootPackage().name().name(), WitPage.of(resolve.rootPackage()));
        }
        return pages;
    }

    private static Map<String, WitPage> pages(Resolve resolve, List<String> worlds, File wit, WitReader reader)
            throws MojoFailureException {
        Map<String, WitPage> pages = new LinkedHashMap<>();
        for (String name : worlds) {
            try {
                World world = resolve.selectWorld(Optional.of(name));
                pages.put(fileName(world, resolve), WitPage.of(world));
            } catch (ResolveException e) {
                throw reader.failure(e.diagnostics(), wit);
            }
        }
        return pages;
    }

    /** A world of another package may have the name of one of this. */
    private static String fileName(World world, Resolve resolve) {
        return world.packageName().equals(resolve.rootPackage().name())
                ? world.name()
                : world.id().replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
