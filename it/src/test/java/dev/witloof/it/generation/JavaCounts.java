package dev.witloof.it.generation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.witloof.codegen.GeneratedFile;
import java.io.IOException;
import javax.lang.model.element.Modifier;

/** Counts what generated Java has: it looks at the source as a compiler does, and knows nothing of the generator. */
final class JavaCounts {
    private JavaCounts() {}

    /** What a file has. */
    static ItemCounts of(GeneratedFile file) throws IOException {
        ItemCounts sum = new ItemCounts(0, 0);
        for (Tree type : MemoryCompiler.parse(file).getTypeDecls()) {
            sum = sum.plus(members((ClassTree) type));
        }
        return sum;
    }

    private static ItemCounts members(ClassTree type) {
        ItemCounts counts = new ItemCounts(0, 0);
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) {
                counts = counts.plus(new ItemCounts(0, isType(nested, type) ? 1 : 0))
                        .plus(members(nested));
            } else if (member instanceof MethodTree method
                    && type.getKind() == Tree.Kind.INTERFACE
                    && method.getBody() == null) {
                counts = counts.plus(new ItemCounts(1, 0));
            }
        }
        return counts;
    }

    /** Whether a class is that of a WIT type: not a case of a variant, an exception or a group of a world. */
    private static boolean isType(ClassTree type, ClassTree enclosing) {
        return switch (type.getKind()) {
            case ENUM -> true;
            case RECORD -> !isSealed(enclosing);
            // A resource extends one of the runtime's; so does nothing else.
            case INTERFACE -> isSealed(type) || !type.getImplementsClause().isEmpty();
            default -> false;
        };
    }

    private static boolean isSealed(ClassTree type) {
        return type.getModifiers().getFlags().contains(Modifier.SEALED);
    }
}
