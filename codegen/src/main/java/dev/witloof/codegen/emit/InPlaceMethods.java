package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * The methods for types that are spelled in place: the first stand in the adapter itself, further ones in classes nested in
 * it, because a class file has room for 65535 constants.
 */
final class InPlaceMethods {
    private static final int METHODS_OF_A_CLASS = 1000;

    private final Deque<Supplier<MethodSpec>> pending = new ArrayDeque<>();
    private final List<MethodSpec> made = new ArrayList<>();
    private int count;

    /**
     * Adds a method.
     *
     * @param name its name, which no other method of the adapter has
     * @param method makes it, later
     * @return how it is called
     */
    CodeBlock add(String name, Supplier<MethodSpec> method) {
        int part = count++ / METHODS_OF_A_CLASS;
        pending.add(method);
        return part == 0 ? CodeBlock.of("$L", name) : CodeBlock.of("$L.$L", className(part), name);
    }

    /** Makes all methods that were added, and those that they add in turn, and puts them into the adapter. */
    void addTo(TypeSpec.Builder adapter) {
        while (!pending.isEmpty()) {
            made.add(pending.remove().get());
        }
        for (int from = 0; from < made.size(); from += METHODS_OF_A_CLASS) {
            List<MethodSpec> part = made.subList(from, Math.min(made.size(), from + METHODS_OF_A_CLASS));
            if (from == 0) {
                part.forEach(adapter::addMethod);
            } else {
                adapter.addType(TypeSpec.classBuilder(className(from / METHODS_OF_A_CLASS))
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addMethods(part)
                        .build());
            }
        }
    }

    /** A name that no WIT name becomes, since those of types do not end with an underscore. */
    private static String className(int part) {
        return "Values" + part + "_";
    }
}
