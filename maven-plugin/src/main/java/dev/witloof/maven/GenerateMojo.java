package dev.witloof.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Generates Java from the WIT of a project, for its main sources.
 *
 * <p>It does nothing if the WIT, the configuration, the bindings of the dependencies and this plugin are what they were, and
 * nobody touched the generated files.
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // set by Maven
public final class GenerateMojo extends AbstractGenerateMojo {

    /**
     * The WIT: a folder with the files of one package and its dependencies in {@code deps}, or one file, such as
     * {@code <witDirectory>wit/orders.wit</witDirectory>}. Or a component ({@code .wasm}), of whose imports and
     * exports world {@code root} is made; or a WIT package as a component, which may be text ({@code .wat}).
     */
    @Parameter(property = "witloof.witDirectory", defaultValue = "${project.basedir}/src/main/wit", required = true)
    private File witDirectory;

    /**
     * The folder of the generated sources, which is added to the project's source folders:
     * {@code <outputDirectory>target/generated-sources/wit</outputDirectory>}. Other files in it are
     * left alone.
     */
    @Parameter(
            property = "witloof.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/witloof",
            required = true)
    private File outputDirectory;

    /**
     * The folder of the list of generated interfaces that goes into the jar, where other projects' generation finds it; it is
     * added to the project's resource folders, such as
     * {@code <resourcesDirectory>target/generated-resources/wit</resourcesDirectory>}.
     */
    @Parameter(
            property = "witloof.resourcesDirectory",
            defaultValue = "${project.build.directory}/generated-resources/witloof",
            required = true)
    private File resourcesDirectory;

    /** Makes the goal, which Maven configures. */
    public GenerateMojo() {}

    @Override
    File witPath() {
        return witDirectory;
    }

    @Override
    File sourcesFolder() {
        return outputDirectory;
    }

    @Override
    File resourcesFolder() {
        return resourcesDirectory;
    }

    @Override
    void register(MavenProject target) {
        target.addCompileSourceRoot(outputDirectory.getPath());
        if (!contains(target.getResources(), resourcesDirectory)) {
            Resource resource = new Resource();
            resource.setDirectory(resourcesDirectory.getPath());
            target.addResource(resource);
        }
    }

    @Override
    List<Path> ownClassPath(MavenProject source) {
        return List.of();
    }
}
