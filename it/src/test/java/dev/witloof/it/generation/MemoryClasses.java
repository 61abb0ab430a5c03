package dev.witloof.it.generation;

import dev.witloof.codegen.GeneratedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Classes of generated sources, compiled in memory. */
public final class MemoryClasses extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private MemoryClasses() {
        super(MemoryClasses.class.getClassLoader());
    }

    /**
     * Compiles sources.
     *
     * @param sources the sources, which refer to each other and to the class path of this process
     * @return a class loader that has their classes
     * @throws AssertionError if they do not compile, saying why
     * @throws IOException if the compiler cannot be run
     */
    public static ClassLoader of(List<GeneratedFile> sources) throws IOException {
        MemoryClasses loader = new MemoryClasses();
        List<String> problems = MemoryCompiler.compile(
                sources, List.of(), name -> loader.classes.computeIfAbsent(name, each -> new ByteArrayOutputStream()));
        if (!problems.isEmpty()) {
            throw new AssertionError("generated code does not compile: " + problems);
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
}
