package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;
import java.util.Map;
import java.util.Optional;

/**
 * An interface: named types and functions. Compared by identity; immutable.
 *
 * <p>One that a world spells in place ({@code import a: interface {...}}) has no name of its own.
 */
public final class Interface implements TypeOwner {

    private final Optional<String> name;
    private final PackageName packageName;
    private final Optional<String> docs;
    private final Map<String, TypeDef> types;
    private final Map<String, Function> functions;
    private final Stability stability;
    private final Span span;

    /**
     * Makes an interface, which becomes the owner of its types.
     *
     * @param name its name, or nothing for one spelled in a world
     * @param packageName the package it belongs to
     * @param docs its documentation
     * @param types its types by name, in order: first what it uses, then what it defines, each after what it refers to
     * @param functions its functions by name, in order
     * @param stability what its gates say
     * @param span the place of its name
     */
    public Interface(
            Optional<String> name,
            PackageName packageName,
            Optional<String> docs,
            Map<String, TypeDef> types,
            Map<String, Function> functions,
            Stability stability,
            Span span) {
        this.name = name;
        this.packageName = packageName;
        this.docs = docs;
        this.types = Ordered.copyOf(types);
        this.functions = Ordered.copyOf(functions);
        this.stability = stability;
        this.span = span;
        claimTypes();
    }

    private void claimTypes() {
        types.values().forEach(type -> type.claim(this));
    }

    /**
     * Returns the name.
     *
     * @return the name in its package, or nothing for an interface spelled in a world
     */
    public Optional<String> name() {
        return name;
    }

    /**
     * Returns the identity.
     *
     * @return such as {@code wasi:messaging/types@0.2.0-draft}, or nothing for an interface spelled in a world
     */
    public Optional<String> id() {
        return name.map(packageName::id);
    }

    @Override
    public PackageName packageName() {
        return packageName;
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
     * Returns the types.
     *
     * @return its types by name, in order: first what it uses, then what it defines, each after what it refers to
     */
    public Map<String, TypeDef> types() {
        return types;
    }

    /**
     * Finds a type.
     *
     * @param typeName its name
     * @return the type, or nothing if there is none of that name
     */
    public Optional<TypeDef> findType(String typeName) {
        return Optional.ofNullable(types.get(typeName));
    }

    /**
     * Returns the functions, those of its resources included.
     *
     * @return its functions by name, in order
     */
    public Map<String, Function> functions() {
        return functions;
    }

    /**
     * Finds a function.
     *
     * @param functionName its name, as {@link Function#name} has it
     * @return the function, or nothing if there is none of that name
     */
    public Optional<Function> findFunction(String functionName) {
        return Optional.ofNullable(functions.get(functionName));
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
     * Returns the place to name in a message about the interface.
     *
     * @return the place of its name
     */
    public Span span() {
        return span;
    }

    /**
     * Returns a short description for debugging.
     *
     * @return the identity, where there is one
     */
    @Override
    public String toString() {
        return id().orElse("interface at " + span);
    }
}
