package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds WIT names that would become one Java name. The rules keep names apart that WIT declares side by side; what is left
 * are names that Java makes of two parts, such as {@code newMessage} of a constructor and of a function
 * {@code new-message}.
 */
final class NameClashes {
    /** What is left of 255 for what the generator adds to names. */
    private static final int LONGEST = 220;

    private final List<Diagnostic> found = new ArrayList<>();

    private NameClashes() {}

    static List<Diagnostic> find(List<BoundInterface> interfaces, List<BoundWorld> worlds) {
        NameClashes clashes = new NameClashes();
        Map<String, Span> places = new HashMap<>();
        for (BoundInterface each : interfaces) {
            clashes.add(places, each.home().type().canonicalName(), each.item().span());
            clashes.check(each);
        }
        for (BoundWorld world : worlds) {
            clashes.add(places, world.home().type().canonicalName(), world.wit().span());
            clashes.check(world.ownImports());
            clashes.check(world.ownExports());
            world.inlineImports().forEach(clashes::check);
            world.inlineExports().forEach(clashes::check);
            clashes.checkMethods(world.ownImports(), world.imports());
            clashes.checkMethods(world.ownExports(), world.exports());
        }
        return clashes.found;
    }

    private void check(BoundInterface each) {
        Map<String, Span> types = new HashMap<>();
        for (TypeDef def : each.definitions()) {
            add(types, each.home().nested(def).canonicalName(), def.span());
            checkLength(each.home().nested(def), def);
        }
        for (TypeDef def : each.errors()) {
            add(types, each.home().exception(def).canonicalName(), def.span());
        }
        for (BoundFunction function : each.functions()) {
            if (function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
                add(types, fallible.exception().canonicalName(), function.wit().span());
            }
        }
        checkMethods(each, List.of());
    }

    /** Class files are named after all enclosing types, and no usual file system has names of more than 255 bytes. */
    private void checkLength(ClassName type, TypeDef def) {
        int longest = def.kind() instanceof TypeDefKind.Variant variant
                ? variant.cases().stream()
                        .mapToInt(each -> each.name().length())
                        .max()
                        .orElse(0)
                : 0;
        int length = String.join("$", type.simpleNames()).length() + longest;
        if (length > LONGEST) {
            found.add(Diagnostic.error(
                            DiagnosticCode.LIMIT,
                            def.span(),
                            "the Java class of this would have a name of " + length
                                    + " characters, and a file has room for " + LONGEST)
                    .help("give it a shorter name"));
        }
    }

    private void checkMethods(BoundInterface each, List<BoundPort> ports) {
        Map<String, Span> methods = new HashMap<>();
        for (BoundFunction function : each.functions()) {
            String owner = function.isMethod()
                    ? function.wit().kind().resource().flatMap(TypeDef::name).orElse("") + "."
                    : "";
            add(methods, owner + function.name() + "()", function.wit().span());
        }
        for (BoundPort port : ports) {
            if (port.hasFunctions()) {
                add(methods, port.getter() + "()", port.wit().span());
            }
        }
    }

    private void add(Map<String, Span> names, String name, Span span) {
        Span other = names.putIfAbsent(name, span);
        if (other != null) {
            found.add(Diagnostic.error(
                            DiagnosticCode.JAVA_NAME_CLASH, span, "two things would be called `" + name + "` in Java")
                    .also(other, "this is the other one")
                    .help("give one of them another name in WIT"));
        }
    }
}
