package dev.witloof.wit.print;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKind.Case;
import dev.witloof.wit.model.TypeDefKind.Field;
import dev.witloof.wit.model.TypeDefKind.Label;
import dev.witloof.wit.model.TypeOwner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what stands in an interface or world: what it uses, its types and their functions. */
final class MembersPrinter {

    private final TypeOwner owner;
    private final WitText out;
    private final List<TypeDef> defined = new ArrayList<>();
    private final List<TypeDef> used = new ArrayList<>();
    private final List<Function> functions;
    private final Map<TypeDef, List<Function>> ofResources = new HashMap<>();
    private final Map<TypeDef, Integer> indices = new HashMap<>();
    // How many of the types that are defined here stand in the text already.
    private int printed;

    MembersPrinter(TypeOwner owner, Collection<TypeDef> types, Collection<Function> functions, WitText out) {
        this.owner = owner;
        this.out = out;
        this.functions = List.copyOf(functions);
        types.forEach(type -> (source(type).isPresent() ? used : defined).add(type));
        defined.forEach(type -> indices.put(type, indices.size()));
        functions.forEach(function -> function.kind().resource().ifPresent(resource -> ofResources
                .computeIfAbsent(resource, r -> new ArrayList<>())
                .add(function)));
    }

    static MembersPrinter of(Interface type, WitText out) {
        return new MembersPrinter(type, type.types().values(), type.functions().values(), out);
    }

    /** The interface that a type is used from. */
    private Optional<Interface> source(TypeDef type) {
        return type.kind() instanceof TypeDefKind.Alias alias && alias.type() instanceof TypeDef original
                ? original.owner()
                        .filter(source -> source != owner)
                        .filter(Interface.class::isInstance)
                        .map(Interface.class::cast)
                : Optional.empty();
    }

    /** Prints an interface, so that its functions read back in their order: those of a resource stand in it. */
    void members() {
        uses();
        for (Function function : functions) {
            Optional<TypeDef> resource = function.kind().resource();
            if (resource.isPresent()) {
                definedUpTo(resource.get());
            } else {
                definedBeforeResources();
                out.gap();
                function(function);
            }
        }
        types();
    }

    void uses() {
        int from = 0;
        for (int i = 1; i <= used.size(); i++) {
            if (i == used.size() || !together(used.get(from), used.get(i))) {
                use(used.subList(from, i));
                from = i;
            }
        }
    }

    private boolean together(TypeDef a, TypeDef b) {
        return source(a).equals(source(b))
                && a.stability().equals(b.stability())
                && a.externalId().equals(b.externalId());
    }

    private void use(List<TypeDef> types) {
        List<String> names = new ArrayList<>();
        for (TypeDef type : types) {
            String original =
                    ((TypeDef) ((TypeDefKind.Alias) type.kind()).type()).name().orElseThrow();
            String name = type.name().orElseThrow();
            names.add(original.equals(name) ? Ids.of(name) : Ids.of(original) + " as " + Ids.of(name));
        }
        TypeDef first = types.get(0);
        item(Optional.empty(), first.stability(), first.externalId());
        String path = path(source(first).orElseThrow(), owner.packageName());
        out.line("use " + path + ".{" + String.join(", ", names) + "};");
    }

    /** How a package refers to an interface. */
    static String path(Interface target, PackageName from) {
        String name = Ids.of(target.name()
                .orElseThrow(() -> new IllegalArgumentException("an interface without a name is referred to")));
        PackageName of = target.packageName();
        if (of.equals(from)) {
            return name;
        }
        String version = of.version().map(v -> "@" + v).orElse("");
        return Ids.of(of.namespace()) + ":" + Ids.of(of.name()) + "/" + name + version;
    }

    /** Prints the types that are left. */
    void types() {
        while (printed < defined.size()) {
            next();
        }
    }

    private void definedUpTo(TypeDef resource) {
        int index = indices.getOrDefault(resource, -1);
        while (printed <= index) {
            next();
        }
    }

    private void definedBeforeResources() {
        while (printed < defined.size() && !ofResources.containsKey(defined.get(printed))) {
            next();
        }
    }

    private void next() {
        TypeDef type = defined.get(printed++);
        out.gap();
        item(type.docs(), type.stability(), type.externalId());
        String name = Ids.of(type.name().orElseThrow());
        TypeDefKind kind = type.kind();
        if (kind instanceof TypeDefKind.Record record) {
            out.block("record " + name, () -> record.fields().forEach(this::field));
        } else if (kind instanceof TypeDefKind.Variant variant) {
            out.block("variant " + name, () -> variant.cases().forEach(this::variantCase));
        } else if (kind instanceof TypeDefKind.Enum enumeration) {
            out.block("enum " + name, () -> enumeration.cases().forEach(this::label));
        } else if (kind instanceof TypeDefKind.Flags flags) {
            out.block("flags " + name, () -> flags.flags().forEach(this::label));
        } else if (kind instanceof TypeDefKind.Resource) {
            resource(name, ofResources.getOrDefault(type, List.of()));
        } else {
            out.line("type " + name + " = " + TypeSpelling.of(kind) + ";");
        }
    }

    private void resource(String name, List<Function> functions) {
        if (functions.isEmpty()) {
            out.line("resource " + name + ";");
        } else {
            out.block("resource " + name, () -> functions.forEach(this::function));
        }
    }

    private void field(Field field) {
        docs(field.docs());
        out.line(Ids.of(field.name()) + ": " + TypeSpelling.of(field.type()) + ",");
    }

    private void variantCase(Case each) {
        docs(each.docs());
        String payload =
                each.type().map(type -> "(" + TypeSpelling.of(type) + ")").orElse("");
        out.line(Ids.of(each.name()) + payload + ",");
    }

    private void label(Label label) {
        docs(label.docs());
        out.line(Ids.of(label.name()) + ",");
    }

    private void function(Function function) {
        item(function.docs(), function.stability(), function.externalId());
        out.line(Signatures.statement(function));
    }

    private void docs(Optional<String> docs) {
        docs.ifPresent(text -> Comments.print(text, out));
    }

    private void item(Optional<String> docs, Stability stability, Optional<String> externalId) {
        item(docs, stability, externalId, out);
    }

    /** Prints what stands before an item. */
    static void item(Optional<String> docs, Stability stability, Optional<String> externalId, WitText out) {
        docs.ifPresent(text -> Comments.print(text, out));
        Attributes.of(stability, externalId).forEach(out::line);
    }
}
