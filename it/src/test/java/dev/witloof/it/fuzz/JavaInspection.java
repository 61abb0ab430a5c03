package dev.witloof.it.fuzz;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.witloof.codegen.GeneratedFile;
import dev.witloof.codegen.GeneratedSources;
import dev.witloof.it.generation.GenerationCheck;
import dev.witloof.it.generation.MemoryCompiler;
import dev.witloof.it.generation.StrictCompiler;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for what a name or a comment of WIT could have smuggled into generated Java. */
final class JavaInspection {
    private static final Pattern PATH = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*/)+[A-Za-z_][A-Za-z0-9_-]*\\.java");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|<init>");
    private static final int LONGEST_FILE_NAME = 255;

    private JavaInspection() {}

    /**
     * Looks at sources as they are: their names are names of files, and no character in them makes them look like something
     * else.
     *
     * @throws Violation if it is not so
     */
    static void look(GeneratedSources sources) {
        Set<String> paths = new HashSet<>();
        for (GeneratedFile file : sources.javaFiles()) {
            if (!PATH.matcher(file.path()).matches()) {
                throw new Violation("a file is called " + file.path());
            }
            for (Path part : Path.of(file.path())) {
                if (part.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_FILE_NAME) {
                    throw new Violation("no file can be called " + part);
                }
            }
            if (!paths.add(file.path().toLowerCase(Locale.ROOT))) {
                throw new Violation("two files are called " + file.path());
            }
            characters(file);
        }
    }

    /**
     * Reads sources as a compiler does: their names are names of Java, and they hold as much as the model does.
     *
     * @throws Violation if it is not so
     */
    static void parse(Resolve resolve, GeneratedSources sources) throws IOException {
        for (GeneratedFile file : sources.javaFiles()) {
            names(file);
        }
        List<String> differences = GenerationCheck.differences(resolve, sources);
        if (!differences.isEmpty()) {
            throw new Violation(String.join("\n", differences));
        }
    }

    /**
     * Compiles sources.
     *
     * @throws Violation if the compiler has anything to say
     */
    static void compile(GeneratedSources sources) throws IOException {
        List<String> problems = StrictCompiler.problems(sources.javaFiles());
        if (!problems.isEmpty()) {
            throw new Violation(
                    "the compiler says " + String.join("\n", problems.subList(0, Math.min(3, problems.size()))));
        }
    }

    private static void characters(GeneratedFile file) {
        file.content().codePoints().forEach(c -> {
            boolean wrong = (Character.isISOControl(c) && c != '\n' && c != '\t')
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || Character.getType(c) == Character.SURROGATE;
            if (wrong) {
                throw new Violation(String.format("%s contains U+%04X", file.path(), c));
            }
        });
    }

    /** Parses one source, so that the trees of one are in memory at a time. */
    private static void names(GeneratedFile source) throws IOException {
        CompilationUnitTree unit = MemoryCompiler.parse(source);
        if (unit.getTypeDecls().size() > 1) {
            throw new Violation(source.path() + " declares several types");
        }
        unit.accept(new Names(), source.path());
    }

    /** All names in a source. */
    private static final class Names extends TreeScanner<@Nullable Void, String> {
        private static void check(CharSequence name, String file) {
            if (name.length() > 0 && !IDENTIFIER.matcher(name).matches()) {
                throw new Violation(file + " contains the name " + name);
            }
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, String file) {
            check(node.getSimpleName(), file);
            return super.visitClass(node, file);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, String file) {
            check(node.getName(), file);
            return super.visitMethod(node, file);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree node, String file) {
            check(node.getName(), file);
            return super.visitVariable(node, file);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree node, String file) {
            check(node.getName(), file);
            return super.visitIdentifier(node, file);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree node, String file) {
            check(node.getIdentifier(), file);
            return super.visitMemberSelect(node, file);
        }
    }
}
