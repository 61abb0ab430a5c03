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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Documents the worlds of a project's WIT: a page for each world, as Markdown and as HTML. A package without a world is
 * documented by its interfaces.
 */
@Mojo(name = "docs", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // set by Maven
public final class DocsMojo extends AbstractMojo {

    /**
     * The WIT: a folder with the files of one package and its dependencies in {@code deps}, or one file, such as
     * {@code <witDirectory>wit/orders.wit</witDirectory>}; or a component ({@code .wasm}).
     */
    @Parameter(property = "witloof.witDirectory", defaultValue = "${project.basedir}/src/main/wit", required = true)
    private File witDirectory;

    /**
     * The worlds to document, each by its name if it belongs to the package of the WIT folder itself, or with its package:
     *
     * <pre>{@code
     * <worlds>
     *   <world>orders</world>
     * </worlds>
     * }</pre>
     *
     * <p>If it is left out, all worlds of the package are documented.
     */
    @Parameter(property = "witloof.worlds")
    private @Nullable List<String> worlds;

    /**
     * The features whose items, marked {@code @unstable(feature = ...)}, are documented:
     *
     * <pre>{@code
     * <features>
     *   <feature>batching</feature>
     * </features>
     * }</pre>
     */
    @Parameter(property = "witloof.features")
    private @Nullable List<String> features;

    /** Whether the items of all features are documented: {@code <allFeatures>true</allFeatures>}. */
    @Parameter(property = "witloof.allFeatures", defaultValue = "false")
    private boolean allFeatures;

    /**
     * The folder of the pages, each called as its world: {@code <docsDirectory>target/site/wit</docsDirectory>}. Pages of
     * worlds that are gone are left alone.
     */
    @Parameter(
            property = "witloof.docsDirectory",
            defaultValue = "${project.build.directory}/witloof-docs",
            required = true)
    private File docsDirectory;

    /** Whether to do nothing at all, as with {@code mvn -Dwitloof.skip}. */
    @Parameter(property = "witloof.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Makes the goal, which Maven configures. */
    public DocsMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Witloof is skipped");
            return;
        }
        WitReader reader = new WitReader(getLog(), project.getBasedir().toPath());
        WitLoader loader = WitLoader.builder()
                .features(Set.copyOf(stripped(features)))
                .allFeatures(allFeatures)
                .build();
        Resolve resolve = reader.load(loader, witDirectory, "witDirectory");
        Map<String, WitPage> pages = pages(resolve, reader);
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
        getLog().info("Documented " + String.join(", ", pages.keySet()) + " in "
                + reader.shown(docsDirectory.toPath()));
    }

    private Map<String, WitPage> pages(Resolve resolve, WitReader reader) throws MojoFailureException {
        Map<String, WitPage> pages = new LinkedHashMap<>();
        List<String> names = stripped(worlds);
        if (names.isEmpty()) {
            resolve.rootPackage().worlds().values().forEach(world -> pages.put(world.name(), WitPage.of(world)));
            if (pages.isEmpty()) {
                pages.put(resolve.rootPackage().name().name(), WitPage.of(resolve.rootPackage()));
            }
        }
        for (String name : names) {
            try {
                World world = resolve.selectWorld(Optional.of(name));
                pages.put(fileName(world, resolve), WitPage.of(world));
            } catch (ResolveException e) {
                throw reader.failure(e.diagnostics(), witDirectory);
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

    private static List<String> stripped(@Nullable List<@Nullable String> values) {
        List<String> stripped = new ArrayList<>();
        for (String value : values == null ? List.<@Nullable String>of() : values) {
            if (value != null && !value.isBlank()) {
                stripped.add(value.strip());
            }
        }
        return stripped;
    }
}
