package dev.witloof.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one run generated, in memory. The same request gives the same bytes.
 *
 * @param javaFiles the Java sources, ordered by path
 * @param manifest what the run generated, for the projects that will depend on it
 */
public record GeneratedSources(List<GeneratedFile> javaFiles, BindingsManifest manifest) {
    /**
     * Orders the files.
     *
     * @param javaFiles the Java sources
     * @param manifest what the run generated
     */
    public GeneratedSources {
        javaFiles = javaFiles.stream()
                .sorted(Comparator.comparing(GeneratedFile::path))
                .toList();
    }

    /**
     * Returns the files that belong on the class path beside the compiled sources.
     *
     * @return the manifest of the bindings; nothing if no interface was generated
     */
    public List<GeneratedFile> resources() {
        return manifest.entries().isEmpty() ? List.of() : List.of(manifest.file());
    }

    /**
     * Writes everything into one folder, and removes what an earlier run wrote there and this one did not generate.
     *
     * @param folder the folder, made if it is not there
     * @return what was done
     * @throws IOException if a file cannot be read, written or removed
     * @see OutputFolder
     */
    public OutputFolder.Changes writeTo(Path folder) throws IOException {
        List<GeneratedFile> files = new ArrayList<>(javaFiles);
        files.addAll(resources());
        return new OutputFolder(folder).write(files);
    }
}
