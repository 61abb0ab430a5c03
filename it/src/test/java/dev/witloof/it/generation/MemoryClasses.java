package dev.witloof.it.generation;

import dev.witloof.codegen.GeneratedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes of generated sources, compiled in memory. */
public final class MemoryClasses extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private MemoryClasses() {
        super(MemoryClasses.class.getClassLoader());
    }

    /**
     * Compiles sources.
     *
     * @throws AssertionError if they do not compile, saying why
     * @throws IOException if the compiler cannot be run
     */
    public static ClassLoader of(List<GeneratedFile> sources) throws IOException {
        MemoryClasses loader = new MemoryClasses();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (JavaFileManager files = loader.new Collecting(compiler.getStandardFileManager(found, Locale.ROOT, null))) {
            List<MemorySource> units = sources.stream().map(MemorySource::new).toList();
            if (!compiler.getTask(null, files, found, List.of("--release", "17", "-proc:none"), null, units)
                    .call()) {
                throw new AssertionError("generated code does not compile: " + found.getDiagnostics());
            }
        }
        return loader;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream found = classes.get(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = found.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Keeps class files where they can be loaded from. */
    private final class Collecting extends ForwardingJavaFileManager<JavaFileManager> {
        Collecting(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
