package dev.witloof.it.generation;

import dev.witloof.codegen.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles generated sources with every lint there is, that of comments included, and keeps nothing. */
public final class StrictCompiler {
    private StrictCompiler() {}

    /**
     * Compiles sources.
     *
     * @param sources the sources, which refer to each other and to the class path of this process
     * @return what the compiler says, warnings too; nothing if all is well
     * @throws IOException if the compiler cannot be run
     */
    public static List<String> problems(List<GeneratedFile> sources) throws IOException {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (JavaFileManager files = new Discarding(compiler.getStandardFileManager(found, Locale.ROOT, null))) {
            List<MemorySource> units = sources.stream().map(MemorySource::new).toList();
            boolean well = compiler.getTask(
                            null,
                            files,
                            found,
                            List.of(
                                    "--release",
                                    "17",
                                    "-Xlint:all,-options",
                                    "-Xdoclint:all/protected",
                                    "-Werror",
                                    "-proc:none"),
                            null,
                            units)
                    .call();
            List<String> problems =
                    found.getDiagnostics().stream().map(each -> each.toString()).toList();
            return well || !problems.isEmpty() ? problems : List.of("the compiler failed and did not say why");
        }
    }

    /** Where class files go that nobody loads. */
    private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
        Discarding(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }
    }
}
