package dev.witloof.codegen.job;

import dev.witloof.codegen.BindingsManifest;
import dev.witloof.codegen.GeneratedFile;
import dev.witloof.codegen.GeneratedSources;
import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationRequest;
import dev.witloof.codegen.Generator;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.check.ComponentRules;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Generates Java from WIT into folders, if anything has changed since it last did.
 *
 * <p>Up to date means: the same WIT files with the same content, the same settings, the same bindings on the class path, the
 * same generator, and an output that nobody touched. Otherwise everything is generated in memory first; then only files that
 * differ are written, each at once, and files that an earlier run wrote and this one did not are removed. A job that fails
 * while generating has changed nothing.
 *
 * <p>No file is written or removed outside of the output folders (the state file apart), none is removed that the job did
 * not write, and none is replaced that was not generated.
 *
 * <p>Jobs are immutable; two may run at once if their outputs differ.
 */
public final class GenerationJob {

    private final GenerationSettings settings;

    /**
     * Makes a job.
     *
     * @param settings all that it has to know
     */
    public GenerationJob(GenerationSettings settings) {
        this.settings = settings;
    }

    /**
     * Does the job.
     *
     * @return what was done
     * @throws ResolveException if the WIT is refused, or a world is not there: all reasons, with their places
     * @throws GenerationException if the WIT is sound and its Java cannot be generated: all reasons, with their places
     * @throws NoSuchFileException if there is no WIT at the path
     * @throws IOException if a file cannot be read or written, an entry of the class path is no jar or holds a manifest of
     *     another form, or a file stands in the way that was not generated; the message says which and what to do
     */
    public GenerationOutcome run() throws IOException, ResolveException, GenerationException {
        try {
            return generateUnlessUpToDate();
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            throw new IOException("cannot read or write " + e.getFile() + ": " + reason(e), e);
        }
    }

    /** What such exceptions say by their class alone. */
    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file stands where a folder is needed";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }

    private GenerationOutcome generateUnlessUpToDate() throws IOException, ResolveException, GenerationException {
        Path stateFile = settings.output().state();
        GenerationState before = GenerationState.read(stateFile);
        ClassPathBindings classPath = ClassPathBindings.read(settings.classPath(), before.plainJars());
        String inputs = Inputs.checksum(settings, classPath.manifests());
        OutputWriter writer = new OutputWriter(settings.output(), before);
        if (before.inputs().equals(Optional.of(inputs)) && writer.isUntouched()) {
            if (!before.plainJars().equals(classPath.plainJars())) {
                before.withPlainJars(classPath.plainJars()).write(stateFile);
            }
            return new GenerationOutcome.UpToDate(writer.paths(before.files()));
        }
        Resolve resolve = load(settings.wit());
        GeneratedSources generated = Generator.generate(request(resolve, classPath.manifests()));
        return writer.write(generated.javaFiles(), resources(generated), inputs, classPath.plainJars())
                .withWarnings(ComponentRules.check(resolve));
    }

    private static Resolve load(WitInput wit) throws IOException, ResolveException {
        return WitLoader.builder()
                .features(wit.features())
                .allFeatures(wit.allFeatures())
                .build()
                .load(wit.path());
    }

    private GenerationRequest request(Resolve resolve, List<BindingsManifest> existing) throws ResolveException {
        WitInput wit = settings.wit();
        List<World> worlds = new WorldChoice(resolve, wit).worlds();
        List<Interface> interfaces = worlds.isEmpty()
                ? List.copyOf(resolve.rootPackage().interfaces().values())
                : List.of();
        return new GenerationRequest(resolve, worlds, interfaces, settings.options(), existing);
    }

    private List<GeneratedFile> resources(GeneratedSources generated) {
        BindingsManifest manifest = generated.manifest();
        return manifest.entries().isEmpty()
                ? List.of()
                : List.of(new BindingsManifest(settings.output().bindingsName(), manifest.entries()).file());
    }
}
