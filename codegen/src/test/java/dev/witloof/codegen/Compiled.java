package dev.witloof.codegen;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Generated code, compiled as strictly as a compiler can. */
final class Compiled {
    private Compiled() {}

    /** Compiles sources in memory; a warning is an error. */
    static void strictly(GeneratedSources sources) {
        strictly(sources, List.of());
    }

    /** Compiles sources together with a user's. */
    static void strictly(GeneratedSources sources, List<GeneratedFile> others) {
        List<JavaFileObject> files = Stream.of(sources.javaFiles(), others)
                .flatMap(List::stream)
                .map(file -> JavaFileObjects.forSourceString(
                        file.path().replace(".java", "").replace('/', '.'), file.content()))
                .toList();
        Compilation compilation = Compiler.javac()
                .withOptions("--release", "17", "-Xlint:all,-options", "-Werror", "-Xdoclint:all/protected")
                .compile(files);
        assertThat(compilation).succeededWithoutWarnings();
    }
}
