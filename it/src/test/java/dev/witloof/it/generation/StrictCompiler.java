package dev.witloof.it.generation;

import dev.witloof.codegen.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Compiles generated sources with every lint there is, that of comments included, and keeps nothing. */
public final class StrictCompiler {
    private static final List<String> LINTS = List.of("-Xlint:all,-options", "-Xdoclint:all/protected", "-Werror");

    private StrictCompiler() {}

    /**
     * Compiles sources.
     *
     * @param sources the sources, which refer to each other and to the class path of this process
     * @return what the compiler says, warnings too; nothing if all is well
     * @throws IOException if the compiler cannot be run
     */
    public static List<String> problems(List<GeneratedFile> sources) throws IOException {
        return sources.isEmpty()
                ? List.of()
                : MemoryCompiler.compile(sources, LINTS, name -> OutputStream.nullOutputStream());
    }
}
