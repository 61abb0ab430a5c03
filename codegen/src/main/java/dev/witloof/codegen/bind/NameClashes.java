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
import java.util.Locale;
import java.util.Map;

/**
 * Finds WIT names that would become one Java name. The rules keep names apart that WIT declares side by side; what is left
 * are names that Java makes of two parts, such as {@code newMessage} of a constructor and of a function
 * {@code new-message}.
 */
final class NameClashes {
    /** What is left of 255 for what the generator adds to names. */
    private static final int LONGEST = 220;

    /** Something that has a Java name already. */
    private record Other(String name, Span span) {}

    private final List<Diagnostic> found = new ArrayList<>();

    private NameClashes() {}

    static List<Diagnostic> find(List<BoundInterface> interfaces, List<BoundWorld> worlds) {
        NameClashes clashes = new NameClashes();
        Map<String, Other> places = new HashMap<>();
        for (BoundInterface each : interfaces) {
            clashes.addType(
                    places, each.home().type().canonicalName(), each.item().span());
            clashes.check(each);
        }
        for (BoundWorld world : worlds) {
            clashes.addType(
                    places, world.home().type().canonicalName(), world.wit().span());
            world.declared().forEach(clashes::check);
            clashes.checkGroup(world.ownImports(), world.inlineImports());
            clashes.checkGroup(world.ownExports(), world.inlineExports());
            clashes.checkMethods(world.ownImports(), world.imports());
            clashes.checkMethods(world.ownExports(), world.exports());
        }
        return clashes.found;
    }

    private void check(BoundInterface each) {
        checkLength(each.subject(), 0, each.item().span());
        Map<String, Other> types = new HashMap<>();
        for (TypeDef def : each.definitions()) {
            addType(types, each.home().nested(def).canonicalName(), def.span());
            checkLength(each.home().nested(def), longestCase(def), def.span());
            checkCases(each.home(), def);
        }
        for (TypeDef def : each.errors()) {
            addType(types, each.home().exception(def).canonicalName(), def.span());
            checkLength(each.home().exception(def), 0, def.span());
        }
        addOwnExceptions(types, each);
        for (BoundFunction function : each.functions()) {
            if (function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
                checkLength(fallible.exception(), 0, function.wit().span());
            }
        }
        checkMethods(each, List.of());
    }

    /** The case with the name of its variant takes a suffix, which another case may have. */
    private void checkCases(JavaHome home, TypeDef def) {
        if (def.kind() instanceof TypeDefKind.Variant variant) {
            Map<String, Other> types = new HashMap<>();
            variant.cases()
                    .forEach(
                            each -> addType(types, home.caseOf(def, each.name()).canonicalName(), each.span()));
        }
    }

    /** {@code Imports} or {@code Exports}, which holds interfaces beside the exceptions of a world's own functions. */
    private void checkGroup(BoundInterface own, List<BoundInterface> inline) {
        Map<String, Other> types = new HashMap<>();
        addOwnExceptions(types, own);
        inline.forEach(each ->
                addType(types, each.home().type().canonicalName(), each.item().span()));
    }

    private void addOwnExceptions(Map<String, Other> types, BoundInterface each) {
        for (BoundFunction function : each.functions()) {
            if (function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
                addType(
                        types,
                        fallible.exception().canonicalName(),
                        function.wit().span());
            }
        }
    }

    /** Class files are named after all enclosing types, and no usual file system has names of more than 255 bytes. */
    private void checkLength(ClassName type, int more, Span span) {
        int length = String.join("$", type.simpleNames()).length() + more;
        if (length > LONGEST) {
            Diagnostic tooLong = Diagnostic.error(
                            DiagnosticCode.LIMIT,
                            span,
                            "the Java class of this would have a name of " + length
                                    + " characters, and a file has room for " + LONGEST)
                    .help("give it a shorter name");
            if (!found.contains(tooLong)) {
                found.add(tooLong);
            }
        }
    }

    private static int longestCase(TypeDef def) {
        return def.kind() instanceof TypeDefKind.Variant variant
                ? variant.cases().stream()
                        .mapToInt(each -> each.name().length())
                        .max()
                        .orElse(0)
                : 0;
    }

    private void checkMethods(BoundInterface each, List<BoundPort> ports) {
        Map<String, Other> methods = new HashMap<>();
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

    /** Types become files, and many file systems take names that differ in case for one. */
    private void addType(Map<String, Other> types, String name, Span span) {
        Other other = types.putIfAbsent(name.toLowerCase(Locale.ROOT), new Other(name, span));
        if (other != null) {
            clash(
                    other,
                    span,
                    other.name().equals(name)
                            ? "two things would be called `" + name + "` in Java"
                            : "two things would be called `" + other.name() + "` and `" + name
                                    + "` in Java, whose files are one where the case of names does not count");
        }
    }

    private void add(Map<String, Other> names, String name, Span span) {
        Other other = names.putIfAbsent(name, new Other(name, span));
        if (other != null) {
            clash(other, span, "two things would be called `" + name + "` in Java");
        }
    }

    private void clash(Other other, Span span, String what) {
        found.add(Diagnostic.error(DiagnosticCode.JAVA_NAME_CLASH, span, what)
                .also(other.span(), "this is the other one")
                .help("give one of them another name in WIT"));
    }
}
