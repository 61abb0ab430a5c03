package dev.witloof.maven;

import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Compares the WIT of a project with an older version of it, tells what changed and what that breaks, and fails if the
 * version of the WIT package may not have it by Semantic Versioning.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // set by Maven
public final class CheckMojo extends AbstractMojo {

    /**
     * The WIT of the older version, such as that of the last release:
     * {@code <baseline>src/wit-1.0.0</baseline>}. A folder with the files of one package and its dependencies in
     * {@code deps}, one file, or a component ({@code .wasm}).
     */
    @Parameter(property = "witloof.baseline", required = true)
    private File baseline;

    /** The WIT of the new version, likewise: {@code <witDirectory>wit/orders.wit</witDirectory>}. */
    @Parameter(property = "witloof.witDirectory", defaultValue = "${project.basedir}/src/main/wit", required = true)
    private File witDirectory;

    /** Whether to do nothing at all, as with {@code mvn -Dwitloof.skip}. */
    @Parameter(property = "witloof.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Makes the goal, which Maven configures. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Witloof is skipped");
            return;
        }
        new VersionCheck(getLog(), project.getBasedir().toPath()).run(baseline, witDirectory);
    }
}
