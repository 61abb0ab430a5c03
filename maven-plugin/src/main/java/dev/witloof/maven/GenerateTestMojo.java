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
 * Generates Java from WIT for the tests of a project. Interfaces that its main sources or dependencies ship the Java of are
 * referred to.
 *
 * <p>It does nothing if the WIT, the configuration, those bindings and this plugin are what they were, and nobody touched
 * the generated files.
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // set by Maven
public final class GenerateTestMojo extends AbstractGenerateMojo {

    /**
     * The WIT of the tests: a folder with the files of one package and its dependencies in {@code deps}, or one file, such as
     * {@code <witDirectory>src/test/wit/orders.wit</witDirectory>}. Or a component ({@code .wasm}), of whose imports and
     * exports world {@code root} is made; or a WIT package as a component, which may be text ({@code .wat}).
     */
    @Parameter(property = "witloof.testWitDirectory", defaultValue = "${project.basedir}/src/test/wit", required = true)
    private File witDirectory;

    /**
     * The folder of the generated sources, which is added to the project's test source folders:
     * {@code <outputDirectory>target/generated-test-sources/wit</outputDirectory>}. Other files in it
     * are left alone.
     */
    @Parameter(
            property = "witloof.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/witloof",
            required = true)
    private File outputDirectory;

    /**
     * The folder of the list of generated interfaces, which is added to the project's test resource folders, such as
     * {@code <resourcesDirectory>target/generated-test-resources/wit</resourcesDirectory>}.
     */
    @Parameter(
            property = "witloof.testResourcesDirectory",
            defaultValue = "${project.build.directory}/generated-test-resources/witloof",
            required = true)
    private File resourcesDirectory;

    /** Makes the goal, which Maven configures. */
    public GenerateTestMojo() {}

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
        target.addTestCompileSourceRoot(outputDirectory.getPath());
        if (!contains(target.getTestResources(), resourcesDirectory)) {
            Resource resource = new Resource();
            resource.setDirectory(resourcesDirectory.getPath());
            target.addTestResource(resource);
        }
    }

    @Override
    List<Path> ownClassPath(MavenProject source) {
        return List.of(Path.of(source.getBuild().getOutputDirectory()));
    }
}
