package dev.witloof.codegen.job;

import dev.witloof.codegen.GenerationOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a {@link GenerationJob} has to know. Immutable.
 *
 * @param wit what to generate from
 * @param options how to generate
 * @param classPath jars and folders of compiled classes whose bindings are referred to instead of being generated again, in
 *     the order of the class path; those that do not exist are left out
 * @param output where to write
 */
public record GenerationSettings(WitInput wit, GenerationOptions options, List<Path> classPath, OutputLayout output) {

    /**
     * Copies the list.
     *
     * @param wit what to generate from
     * @param options how to generate
     * @param classPath where to look for bindings that exist
     * @param output where to write
     */
    public GenerationSettings {
        classPath = List.copyOf(classPath);
    }
}
