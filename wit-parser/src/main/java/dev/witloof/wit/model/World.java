package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;
import java.util.Map;
import java.util.Optional;

/**
 * A world, elaborated: what it includes is part of it, and every interface that its imports and exports refer to is
 * imported or exported too. Compared by identity; immutable.
 *
 * <p>The order of the imports is that of the reference: interfaces, each after those it uses; types brought in by
 * {@code use}; types defined here; functions; functions of resources. Exports list functions first, then interfaces,
 * each after those it uses.
 */
public final class World implements TypeOwner {

    private final String name;
    private final PackageName packageName;
    private final Optional<String> docs;
    private final Map<WorldKey, WorldItem> imports;
    private final Map<WorldKey, WorldItem> exports;
    private final Stability stability;
    private final Span span;

    /**
     * Makes a world, which becomes the owner of the types it imports.
     *
     * @param name its name
     * @param packageName the package it belongs to
     * @param docs its documentation
     * @param imports what it imports, in order
     * @param exports what it exports, in order: functions and interfaces
     * @param stability what its gates say
     * @param span the place of its name
     */
    public World(
            String name,
            PackageName packageName,
            Optional<String> docs,
            Map<WorldKey, WorldItem> imports,
            Map<WorldKey, WorldItem> exports,
            Stability stability,
            Span span) {
        this.name = name;
        this.packageName = packageName;
        this.docs = docs;
        this.imports = Ordered.copyOf(imports);
        this.exports = Ordered.copyOf(exports);
        this.stability = stability;
        this.span = span;
        claimTypes();
    }

    private void claimTypes() {
        for (WorldItem item : imports.values()) {
            if (item instanceof WorldItem.TypeItem type) {
                type.type().claim(this);
            }
        }
    }

    /**
     * Returns the name.
     *
     * @return the name in its package
     */
    public String name() {
        return name;
    }

    /**
     * Returns the identity.
     *
     * @return such as {@code wasi:messaging/imports@0.2.0-draft}
     */
    public String id() {
        return packageName.id(name);
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
     * Returns the imports.
     *
     * @return what it imports, in the order that the class describes
     */
    public Map<WorldKey, WorldItem> imports() {
        return imports;
    }

    /**
     * Returns the exports.
     *
     * @return what it exports, in the order that the class describes
     */
    public Map<WorldKey, WorldItem> exports() {
        return exports;
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
     * Returns the place to name in a message about the world.
     *
     * @return the place of its name
     */
    public Span span() {
        return span;
    }

    /**
     * Returns a short description for debugging.
     *
     * @return the identity
     */
    @Override
    public String toString() {
        return id();
    }
}
