package dev.witloof.docs;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/** A type where it is used, as WIT spells it, in pieces of code of which those that the page explains are links. */
final class TypeText implements TypeDefKindVisitor<TypeText> {

    private final Anchors anchors;
    private final List<Node> nodes = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    TypeText(Anchors anchors) {
        this.anchors = anchors;
    }

    TypeText code(String text) {
        pending.append(text);
        return this;
    }

    TypeText type(Type type) {
        if (!(type instanceof TypeDef def)) {
            return code(type.toString());
        }
        return def.name().isPresent() ? named(def) : def.kind().accept(this);
    }

    private TypeText named(TypeDef def) {
        String name = def.name().orElseThrow();
        Optional<String> anchor = anchors.findType(def);
        if (anchor.isEmpty()) {
            return code(name);
        }
        flush();
        nodes.add(Nodes.link(anchor.get(), name));
        return this;
    }

    private void flush() {
        if (!pending.isEmpty()) {
            nodes.add(Nodes.code(pending.toString()));
            pending.setLength(0);
        }
    }

    /** What was added, in order. */
    List<Node> nodes() {
        flush();
        return List.copyOf(nodes);
    }

    @Override
    public TypeText own(TypeDefKind.Own kind) {
        return type(kind.resource());
    }

    @Override
    public TypeText borrow(TypeDefKind.Borrow kind) {
        return generic("borrow", List.of(kind.resource()));
    }

    @Override
    public TypeText tuple(TypeDefKind.Tuple kind) {
        return generic("tuple", kind.types());
    }

    @Override
    public TypeText option(TypeDefKind.Option kind) {
        return generic("option", List.of(kind.type()));
    }

    @Override
    public TypeText result(TypeDefKind.Result kind) {
        if (kind.err().isEmpty()) {
            return generic("result", kind.ok().stream().toList());
        }
        code("result<");
        kind.ok().ifPresentOrElse(this::type, () -> code("_"));
        return code(", ").type(kind.err().get()).code(">");
    }

    @Override
    public TypeText list(TypeDefKind.List kind) {
        return generic("list", List.of(kind.type()));
    }

    @Override
    public TypeText fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return code("list<").type(kind.type()).code(", " + kind.length() + ">");
    }

    @Override
    public TypeText map(TypeDefKind.Map kind) {
        return generic("map", List.of(kind.key(), kind.value()));
    }

    @Override
    public TypeText future(TypeDefKind.Future kind) {
        return generic("future", kind.type().stream().toList());
    }

    @Override
    public TypeText stream(TypeDefKind.Stream kind) {
        return generic("stream", kind.type().stream().toList());
    }

    @Override
    public TypeText alias(TypeDefKind.Alias kind) {
        return type(kind.type());
    }

    private TypeText generic(String name, List<? extends Type> arguments) {
        code(name);
        String separator = "<";
        for (Type argument : arguments) {
            code(separator).type(argument);
            separator = ", ";
        }
        return arguments.isEmpty() ? this : code(">");
    }

    // WIT only declares these, so that each has a name; the keyword is what stands before it.

    @Override
    public TypeText record(TypeDefKind.Record kind) {
        return code("record");
    }

    @Override
    public TypeText resource(TypeDefKind.Resource kind) {
        return code("resource");
    }

    @Override
    public TypeText flags(TypeDefKind.Flags kind) {
        return code("flags");
    }

    @Override
    public TypeText variant(TypeDefKind.Variant kind) {
        return code("variant");
    }

    @Override
    public TypeText enumeration(TypeDefKind.Enum kind) {
        return code("enum");
    }
}
