package dev.witloof.component.binary;

import dev.witloof.component.definition.ExternType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A type as an index refers to it. Two of them may stand for one structure and differ all the same: an import or export gives
 * its type a name outside, under the index that it defines, and not under the index of the definition before (Explainer.md,
 * "External Visibility of Types"). Equals only itself.
 */
final class TypeRef {
    /** What mentions no other type and needs no name, such as a primitive type. */
    static final TypeRef NONE = new TypeRef("", List.of(), Map.of(), Map.of());

    private final String nameable;
    private final List<TypeRef> parts;
    private final Map<String, TypeRef> imports;
    private final Map<String, TypeRef> exports;

    private TypeRef(String nameable, List<TypeRef> parts, Map<String, TypeRef> imports, Map<String, TypeRef> exports) {
        this.nameable = nameable;
        this.parts = parts;
        this.imports = imports;
        this.exports = exports;
    }

    /** A type that can be mentioned without a name, such as a list or a function. */
    static TypeRef anonymous(List<TypeRef> parts) {
        List<TypeRef> mentions = mentions(parts);
        return mentions.isEmpty() ? NONE : new TypeRef("", mentions, Map.of(), Map.of());
    }

    /** A type that can only be mentioned by a name, of a kind such as {@code a record}. */
    static TypeRef nameable(String kind, List<TypeRef> parts) {
        return new TypeRef(kind, mentions(parts), Map.of(), Map.of());
    }

    /** A new resource type. */
    static TypeRef resource() {
        return nameable("a resource", List.of());
    }

    /** An instance, or the type of one. */
    static TypeRef instance(Map<String, TypeRef> exports) {
        return new TypeRef("", List.of(), Map.of(), exports);
    }

    /** A component, or the type of one. */
    static TypeRef component(Map<String, TypeRef> imports, Map<String, TypeRef> exports) {
        return new TypeRef("", List.of(), imports, exports);
    }

    private static List<TypeRef> mentions(List<TypeRef> parts) {
        List<TypeRef> mentions = new ArrayList<>(parts);
        mentions.removeIf(part -> part == NONE);
        return List.copyOf(mentions);
    }

    /** What an import or export makes of this type: the same under a name of its own. */
    TypeRef named() {
        return nameable.isEmpty() ? this : new TypeRef(nameable, parts, imports, exports);
    }

    /** This with other parts. */
    TypeRef with(List<TypeRef> otherParts, Map<String, TypeRef> otherImports, Map<String, TypeRef> otherExports) {
        return new TypeRef(nameable, otherParts, otherImports, otherExports);
    }

    /** The kind of type that only a name lets be mentioned; empty for all other types. */
    String nameable() {
        return nameable;
    }

    /** The types that this one mentions. */
    List<TypeRef> parts() {
        return parts;
    }

    /** The types of a component's imports. */
    Map<String, TypeRef> imports() {
        return imports;
    }

    /** The types of a component's or an instance's exports. */
    Map<String, TypeRef> exports() {
        return exports;
    }

    /** The type of an export, of which the type without names is known. */
    TypeRef export(String name, ExternType type) {
        TypeRef export = exports.get(name);
        if (export == null) {
            throw new IllegalStateException("no reference for the export `" + name + "` of type " + type);
        }
        return export;
    }
}
