package dev.witloof.maven;

import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.job.GenerationJob;
import dev.witloof.codegen.job.GenerationSettings;
import dev.witloof.codegen.job.OutputLayout;
import dev.witloof.codegen.job.WitInput;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What both goals share: the parameters, and from them the one {@link GenerationSettings} of a run. */
@SuppressWarnings("NullAway.Init") // set by Maven
abstract class AbstractGenerateMojo extends AbstractMojo {

    private static final String RUNTIME_GROUP = "dev.witloof";
    private static final String RUNTIME = "witloof-runtime";

    /**
     * The worlds to generate, each by its name if it belongs to the package of the WIT folder itself, or with its package:
     *
     * <pre>{@code
     * <worlds>
     *   <world>orders</world>
     *   <world>wasi:messaging/messaging-core@0.2.0-draft</world>
     * </worlds>
     * }</pre>
     *
     * <p>May be left out if the package has one world only. A package that has none is generated with all its interfaces.
     */
    @Parameter(property = "witloof.worlds")
    private @Nullable List<String> worlds;

    /**
     * Whether all worlds of the package are generated, beside those that {@code worlds} names in other packages:
     * {@code <allWorlds>true</allWorlds>}.
     */
    @Parameter(property = "witloof.allWorlds", defaultValue = "false")
    private boolean allWorlds;

    /**
     * The Java package below which the Java of WIT package {@code ns:name} stands, as {@code ns.name}: with
     * {@code <basePackage>com.acme.bindings</basePackage>}, the Java of {@code wasi:messaging} stands in
     * {@code com.acme.bindings.wasi.messaging}.
     *
     * <p>If it is left out, it is the project's group in lower case, where each character that a Java package cannot have
     * is {@code _}, as is put before a digit at the start of a part and after a keyword: {@code com.acme-corp} gives
     * {@code com.acme_corp}.
     */
    @Parameter(property = "witloof.basePackage")
    private @Nullable String basePackage;

    /**
     * The Java packages of WIT packages that shall not stand below {@code basePackage}, such as two versions of one package.
     * A WIT package without a version means all its versions.
     *
     * <pre>{@code
     * <packages>
     *   <package>
     *     <wit>wasi:messaging@0.2.0-draft</wit>
     *     <java>com.acme.messaging.draft</java>
     *   </package>
     * </packages>
     * }</pre>
     *
     * <p>A WIT package that is mapped here is generated even if a dependency ships it in another Java package.
     */
    @Parameter
    private @Nullable List<PackageMapping> packages;

    /**
     * The Java types that take the place of generated ones. A WIT type is named by its interface or world and its own name;
     * without the version of its package, all versions are meant. The converter is a class with two static methods,
     * {@code fromWit} and {@code toWit}, from the generated type and to it.
     *
     * <pre>{@code
     * <types>
     *   <type>
     *     <wit>acme:shapes/shapes@1.0.0.point</wit>
     *     <java>com.acme.Point</java>
     *     <converter>com.acme.Points</converter>
     *   </type>
     * </types>
     * }</pre>
     */
    @Parameter
    private @Nullable List<MappedType> types;

    /**
     * The features whose items, marked {@code @unstable(feature = ...)}, are generated:
     *
     * <pre>{@code
     * <features>
     *   <feature>batching</feature>
     * </features>
     * }</pre>
     */
    @Parameter(property = "witloof.features")
    private @Nullable List<String> features;

    /** Whether the items of all features are generated: {@code <allFeatures>true</allFeatures>}. */
    @Parameter(property = "witloof.allFeatures", defaultValue = "false")
    private boolean allFeatures;

    /**
     * Whether interfaces that a dependency ships the Java of are referred to, instead of being generated again; with
     * {@code <reuseDependencies>false</reuseDependencies>} this project gets types of its own.
     */
    @Parameter(property = "witloof.reuseDependencies", defaultValue = "true")
    private boolean reuseDependencies;

    /**
     * Whether to do nothing at all, as with {@code mvn -Dwitloof.skip}: nothing is generated, and the output folders are not
     * added to the project.
     */
    @Parameter(property = "witloof.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** For Maven. */
    AbstractGenerateMojo() {}

    /** The WIT file or folder. */
    abstract File witPath();

    /** The folder of the Java sources. */
    abstract File sourcesFolder();

    /** The folder of the manifest. */
    abstract File resourcesFolder();

    /** Adds both folders to the project. */
    abstract void register(MavenProject target);

    /** Whether a folder is there already, because another execution generates into it too. */
    static boolean contains(List<Resource> resources, File folder) {
        for (Resource resource : resources) {
            if (folder.getPath().equals(resource.getDirectory())) {
                return true;
            }
        }
        return false;
    }

    /** The entries of the class path that belong to the project itself. */
    abstract List<Path> ownClassPath(MavenProject source);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Witloof is skipped");
            return;
        }
        if (project.getPackaging().equals("pom")) {
            getLog().debug("Witloof has nothing to do for packaging pom, of which other projects inherit it");
            return;
        }
        GenerationSettings settings = settings();
        register(project);
        warnWithoutRuntime();
        new GenerationReport(getLog(), project.getBasedir().toPath()).run(new GenerationJob(settings), settings);
    }

    /** The only place in which the configuration is read. */
    private GenerationSettings settings() throws MojoFailureException {
        try {
            WitInput input = new WitInput(
                    witPath().toPath(),
                    Values.stripped(worlds),
                    allWorlds,
                    Set.copyOf(Values.stripped(features)),
                    allFeatures);
            OutputLayout output =
                    new OutputLayout(sourcesFolder().toPath(), resourcesFolder().toPath(), bindingsName(), stateFile());
            return new GenerationSettings(input, options(), reuseDependencies ? classPath() : List.of(), output);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    private GenerationOptions options() throws MojoFailureException {
        String base = basePackage == null ? BasePackage.ofGroupId(project.getGroupId()) : basePackage.strip();
        GenerationOptions options = GenerationOptions.of(base);
        for (PackageMapping mapping : packages == null ? List.<PackageMapping>of() : packages) {
            options = options.withPackage(mapping.wit(), mapping.java());
        }
        for (MappedType type : types == null ? List.<MappedType>of() : types) {
            options = options.withType(type.wit(), type.mapping());
        }
        return options;
    }

    /** What javac says of that is hundreds of lines, none of which names the cause. */
    private void warnWithoutRuntime() {
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getGroupId().equals(RUNTIME_GROUP)
                    && artifact.getArtifactId().equals(RUNTIME)) {
                return;
            }
        }
        getLog().warn("generated code does not compile without " + RUNTIME
                + ", which is no dependency of this project: add"
                + " <dependency><groupId>" + RUNTIME_GROUP + "</groupId><artifactId>" + RUNTIME
                + "</artifactId><version>" + execution.getVersion() + "</version></dependency>");
    }

    private List<Path> classPath() {
        List<Path> entries = new ArrayList<>(ownClassPath(project));
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && artifact.getFile() != null) {
                entries.add(artifact.getFile().toPath());
            }
        }
        return entries;
    }

    /** Unique among the jars of an application, and among the executions of a project. */
    private String bindingsName() {
        String name = project.getGroupId() + "." + project.getArtifactId();
        String id = execution.getExecutionId();
        return id.equals("default") || id.equals("default-cli") ? name : fileName(name + "-" + id);
    }

    private Path stateFile() {
        String name = execution.getGoal() + "-" + execution.getExecutionId();
        return Path.of(project.getBuild().getDirectory(), "witloof", fileName(name) + ".state");
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
