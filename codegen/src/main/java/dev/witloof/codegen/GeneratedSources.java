package dev.witloof.codegen;

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
}
