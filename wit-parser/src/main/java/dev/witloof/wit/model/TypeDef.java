package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type with parts: one that WIT text names ({@code record}, {@code type} ...), or one that it spells where it uses it
 * ({@code list<u8>}), which has neither name nor owner.
 *
 * <p>Compared by identity. What a {@code use} brings into an interface or world is a definition of its own there: a
 * {@link TypeDefKind.Alias} of the original.
 */
public final class TypeDef implements Type {

    private final Optional<String> name;
    private final TypeDefKind kind;
    private final Optional<String> docs;
    private final Stability stability;
    private final Optional<String> externalId;
    private final Span span;
    // Set once, by the constructor of the interface or world that the definition stands in.
    private @Nullable TypeOwner owner;

    /**
     * Makes a named definition; the {@link Interface} or {@link World} made with it becomes its owner.
     *
     * @param name its name in its owner
     * @param kind what it is
     * @param docs its documentation
     * @param stability what its gates say
     * @param externalId its name for the outside world ({@code @external-id})
     * @param span the place of its name
     */
    public TypeDef(
            String name,
            TypeDefKind kind,
            Optional<String> docs,
            Stability stability,
            Optional<String> externalId,
            Span span) {
        this.name = Optional.of(name);
        this.kind = kind;
        this.docs = docs;
        this.stability = stability;
        this.externalId = externalId;
        this.span = span;
    }

    /**
     * Makes a definition without a name.
     *
     * @param kind what it is
     * @param stability the stability of what it stands in or, where that is unknown, of a part that has one
     * @param span the place where it is spelled
     */
    public TypeDef(TypeDefKind kind, Stability stability, Span span) {
        this.name = Optional.empty();
        this.kind = kind;
        this.docs = Optional.empty();
        this.stability = stability;
        this.externalId = Optional.empty();
        this.span = span;
    }

    /**
     * Returns the name.
     *
     * @return the name in its owner, or nothing for a type spelled in place
     */
    public Optional<String> name() {
        return name;
    }

    /**
     * Returns what the type stands in.
     *
     * @return the interface or world, or nothing for a type spelled in place
     */
    public Optional<TypeOwner> owner() {
        return Optional.ofNullable(owner);
    }

    /**
     * Returns what the type is.
     *
     * @return its kind
     */
    public TypeDefKind kind() {
        return kind;
    }

    /**
     * Returns the documentation.
     *
     * @return the text of its documentation comments, lines separated by {@code \n}
     */
    public Optional<String> docs() {
        return docs;
    }

    /**
     * Returns what the gates say.
     *
     * @return the stability
     */
    public Stability stability() {
        return stability;
    }

    /**
     * Returns the name for the outside world.
     *
     * @return the text of {@code @external-id}
     */
    public Optional<String> externalId() {
        return externalId;
    }

    /**
     * Returns the place to name in a message about the type.
     *
     * @return the place of its name, or where it is spelled
     */
    public Span span() {
        return span;
    }

    /**
     * Returns the definition that this one is another name for.
     *
     * @return the first definition along the aliases that is no alias of a definition; this one if it is none itself
     */
    public TypeDef dealias() {
        TypeDef def = this;
        while (def.kind instanceof TypeDefKind.Alias alias && alias.type() instanceof TypeDef next) {
            def = next;
        }
        return def;
    }

    void claim(TypeOwner newOwner) {
        if (owner != null || name.isEmpty()) {
            throw new IllegalArgumentException(this + " cannot belong to " + newOwner);
        }
        owner = newOwner;
    }

    /**
     * Returns a short description for debugging.
     *
     * @return the name, or the kind where there is none
     */
    @Override
    public String toString() {
        return name.orElseGet(() -> kind.getClass().getSimpleName());
    }
}
