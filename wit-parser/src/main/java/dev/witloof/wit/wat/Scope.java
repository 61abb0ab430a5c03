package dev.witloof.wit.wat;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Severity;
import dev.witloof.wit.parse.SyntaxException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A component, or the type of a component or instance, that is being written; numbers and names what is in it. */
final class Scope {
    /** What a scope is, with what its declarations start with. */
    enum Kind {
        COMPONENT,
        COMPONENT_TYPE,
        INSTANCE_TYPE
    }

    /** Something that can be declared: the section that holds it in a component, and its code in a type. */
    private enum Part {
        TYPE(7, 1),
        ALIAS(6, 2),
        IMPORT(10, 3),
        EXPORT(11, 4);

        private final int section;
        private final int declaration;

        Part(int section, int declaration) {
            this.section = section;
            this.declaration = declaration;
        }
    }

    private final Kind kind;
    private final @Nullable Scope outer;
    private final Optional<Cursor.Id> id;
    private final BinaryOutput out = new BinaryOutput();
    private final Map<Space, Integer> counts = new EnumMap<>(Space.class);
    private final Map<Space, Map<String, Cursor.Id>> ids = new EnumMap<>(Space.class);
    private final Map<Space, Map<String, Integer>> indices = new EnumMap<>(Space.class);

    /** The types of outer scopes that have been mentioned by name. */
    private final Map<String, Integer> aliases = new HashMap<>();

    private int declarations;

    Scope(Kind kind, @Nullable Scope outer, Optional<Cursor.Id> id) {
        this.kind = kind;
        this.outer = outer;
        this.id = id;
    }

    Kind kind() {
        return kind;
    }

    /** What has been declared, in a component behind its sections' ids and lengths. */
    BinaryOutput out() {
        return out;
    }

    int declarations() {
        return declarations;
    }

    /** Adds a type; returns its index. */
    int type(BinaryOutput type, Optional<Cursor.Id> name) throws SyntaxException {
        declare(Part.TYPE, type);
        return next(Space.TYPE, name);
    }

    void alias(BinaryOutput alias, Space space, Optional<Cursor.Id> name) throws SyntaxException {
        declare(Part.ALIAS, alias);
        next(space, name);
    }

    void importing(BinaryOutput definition, Space space, Optional<Cursor.Id> name) throws SyntaxException {
        declare(Part.IMPORT, definition);
        next(space, name);
    }

    void export(BinaryOutput definition, Space space, Optional<Cursor.Id> name) throws SyntaxException {
        declare(Part.EXPORT, definition);
        next(space, name);
    }

    private void declare(Part part, BinaryOutput definition) {
        declarations++;
        if (kind == Kind.COMPONENT) {
            out.bytes(part.section).sized(new BinaryOutput().bytes(1).append(definition));
        } else {
            out.bytes(part.declaration).append(definition);
        }
    }

    private int next(Space space, Optional<Cursor.Id> name) throws SyntaxException {
        int index = counts.merge(space, 1, Integer::sum) - 1;
        if (name.isPresent()) {
            Cursor.Id added = name.get();
            Cursor.Id first = ids.computeIfAbsent(space, s -> new HashMap<>()).putIfAbsent(added.name(), added);
            if (first != null) {
                throw new SyntaxException(new Diagnostic(
                        Severity.ERROR,
                        DiagnosticCode.DUPLICATE_NAME,
                        "a second " + space.word() + " " + added.shown(),
                        Optional.of(added.span()),
                        Optional.of(new Diagnostic.Label(first.span(), "first defined here")),
                        List.of()));
            }
            indices.computeIfAbsent(space, s -> new HashMap<>()).put(added.name(), index);
        }
        return index;
    }

    /** What a name stands for; the type of an outer scope becomes an alias of it here. */
    int find(Space space, Cursor.Id name) throws SyntaxException {
        OptionalInt here = own(space, name);
        if (here.isPresent()) {
            return here.getAsInt();
        }
        Integer known = space == Space.TYPE ? aliases.get(name.name()) : null;
        if (known != null) {
            return known;
        }
        int count = 1;
        for (Scope each = outer; each != null && space == Space.TYPE; each = each.outer) {
            OptionalInt there = each.own(space, name);
            if (there.isPresent()) {
                alias(outer(count, there.getAsInt()).mark(name.span().start()), space, Optional.empty());
                int index = counts.getOrDefault(space, 0) - 1;
                aliases.put(name.name(), index);
                return index;
            }
            count++;
        }
        throw unknown(space, name);
    }

    /** What a name stands for in this scope alone. */
    int findOwn(Space space, Cursor.Id name) throws SyntaxException {
        OptionalInt here = own(space, name);
        if (here.isEmpty()) {
            throw unknown(space, name);
        }
        return here.getAsInt();
    }

    private static SyntaxException unknown(Space space, Cursor.Id name) {
        return Cursor.error(
                DiagnosticCode.INVALID_COMPONENT,
                name.span(),
                "there is no " + space.word() + " " + name.shown() + " before this place");
    }

    private OptionalInt own(Space space, Cursor.Id name) {
        Integer index = indices.getOrDefault(space, Map.of()).get(name.name());
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The alias of a type of an outer scope. */
    static BinaryOutput outer(int count, int index) {
        return new BinaryOutput().bytes(Space.TYPE.code(), 2).unsigned(count).unsigned(index);
    }

    /** How many scopes further out one has a name. */
    OptionalInt levels(String name) {
        int count = 0;
        for (Scope each = this; each != null; each = each.outer) {
            if (each.id.isPresent() && each.id.get().name().equals(name)) {
                return OptionalInt.of(count);
            }
            count++;
        }
        return OptionalInt.empty();
    }

    /** The scope some levels further out, or nothing. */
    Optional<Scope> outward(int levels) {
        @Nullable Scope scope = this;
        for (int i = 0; scope != null && i != levels; i++) {
            scope = scope.outer;
        }
        return Optional.ofNullable(scope);
    }
}
