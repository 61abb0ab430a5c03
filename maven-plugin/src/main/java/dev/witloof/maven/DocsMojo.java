package dev.witloof.maven;

import java.io.File;
import java.util.List;
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
        new Documentation(getLog(), project.getBasedir().toPath())
                .write(witDirectory, Values.stripped(worlds), Values.stripped(features), allFeatures, docsDirectory);
    }
}
