package dev.witloof.it.generation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.witloof.codegen.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler of this JDK on generated sources, from memory to memory. */
public final class MemoryCompiler {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final List<String> RELEASE = List.of("--release", "17");

    private MemoryCompiler() {}

    /**
     * Compiles sources.
     *
     * @param sources the sources, which refer to each other and to the class path of this process
     * @param options more options of javac
     * @param classes where the class file of a class goes
     * @return what the compiler says, warnings too; nothing if all is well
     * @throws IOException if the compiler cannot be run
     */
    static List<String> compile(
            List<GeneratedFile> sources, List<String> options, Function<String, OutputStream> classes)
            throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (JavaFileManager files = new ClassFiles(JAVAC.getStandardFileManager(found, Locale.ROOT, null), classes)) {
            boolean well = JAVAC.getTask(
                            null,
                            files,
                            found,
                            Stream.of(RELEASE, List.of("-proc:none"), options)
                                    .flatMap(List::stream)
                                    .toList(),
                            null,
                            sources.stream().map(MemorySource::new).toList())
                    .call();
            List<String> problems =
                    found.getDiagnostics().stream().map(Diagnostic::toString).toList();
            return well || !problems.isEmpty() ? problems : List.of("the compiler failed and did not say why");
        }
    }

    /**
     * Parses one source.
     *
     * @param source the source
     * @return its tree
     * @throws AssertionError if the parser has anything to say
     * @throws IOException if the compiler cannot be run
     */
    public static CompilationUnitTree parse(GeneratedFile source) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) JAVAC.getTask(null, null, found, RELEASE, null, List.of(new MemorySource(source)));
        CompilationUnitTree unit = task.parse().iterator().next();
        if (!found.getDiagnostics().isEmpty()) {
            throw new AssertionError("the parser says " + found.getDiagnostics().get(0));
        }
        return unit;
    }

    private static final class MemorySource extends SimpleJavaFileObject {
        private final String content;

        MemorySource(GeneratedFile file) {
            super(URI.create("memory:///" + file.path()), Kind.SOURCE);
            this.content = file.content();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Function<String, OutputStream> classes;

        ClassFiles(JavaFileManager files, Function<String, OutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.apply(className);
                }
            };
        }
    }
}
