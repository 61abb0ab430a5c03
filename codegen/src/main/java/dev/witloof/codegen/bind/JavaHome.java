package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.wit.model.TypeDef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the Java of an interface or world stands.
 *
 * @param type the Java interface of a WIT interface, or the class of a world: types nest in it
 * @param adapter the class with the conversions of those types
 * @param taken names that a nested type may not have: those of the enclosing types, and what the place itself declares
 */
public record JavaHome(ClassName type, ClassName adapter, List<String> taken) {
    /**
     * Makes the home of an interface that stands in a package.
     *
     * @param type its Java interface
     * @return the home, whose adapter stands in the sub-package {@code adapters}
     */
    public static JavaHome ofInterface(ClassName type) {
        ClassName adapter = ClassName.get(adapters(type), type.simpleName() + "Adapter");
        return new JavaHome(type, adapter, type.simpleNames());
    }

    /**
     * Makes the home of a world.
     *
     * @param type its Java class
     * @return the home, whose adapters stand in one class of the sub-package {@code adapters}
     */
    public static JavaHome ofWorld(ClassName type) {
        ClassName adapters = ClassName.get(adapters(type), type.simpleName() + "Adapters");
        return new JavaHome(
                type,
                adapters,
                Stream.concat(Stream.of(type.simpleName()), Names.WORLD_MEMBERS.stream())
                        .toList());
    }

    /**
     * Returns the interface that holds what the world of this home imports or exports.
     *
     * @param imported whether it imports
     * @return {@code Imports} or {@code Exports}
     */
    public ClassName group(boolean imported) {
        return type.nestedClass(imported ? "Imports" : "Exports");
    }

    /**
     * Makes the home of an interface that is spelled in the world of this home.
     *
     * @param wit the name under which the world has it
     * @param imported whether it is imported, not exported
     * @return the home, nested in {@code Imports} or {@code Exports}
     */
    public JavaHome inline(String wit, boolean imported) {
        ClassName group = group(imported);
        ClassName nested = group.nestedClass(Names.nested(wit, NameKind.INTERFACE, group.simpleNames()));
        ClassName nestedAdapter =
                adapter.nestedClass((imported ? "Imported" : "Exported") + Names.upperCamel(wit) + "Adapter");
        return new JavaHome(nested, nestedAdapter, nested.simpleNames());
    }

    private static String adapters(ClassName type) {
        return type.packageName().isEmpty() ? "adapters" : type.packageName() + ".adapters";
    }

    /**
     * Returns the name of a type that this home holds.
     *
     * @param def a record, variant, enum, flags or resource
     * @return its Java type
     */
    public ClassName nested(TypeDef def) {
        String wit = def.name().orElseThrow();
        return type.nestedClass(Names.nested(wit, def.kind().accept(NestedKind.INSTANCE), taken));
    }

    /**
     * Returns the name of a case of a variant that this home holds.
     *
     * @param variant the variant
     * @param wit the name of the case
     * @return its Java record, nested in the type of the variant
     */
    public ClassName caseOf(TypeDef variant, String wit) {
        ClassName type = nested(variant);
        return type.nestedClass(Names.nested(wit, NameKind.CASE, type.simpleNames()));
    }

    /**
     * Returns the name of the exception of an error type that this home holds.
     *
     * @param def the definition of the error type
     * @return its Java type
     */
    public ClassName exception(TypeDef def) {
        return type.nestedClass(Names.nested(def.name().orElseThrow(), NameKind.EXCEPTION, taken));
    }

    /**
     * Returns the name of the exception of a function with an error type that has none of its own.
     *
     * @param function the function's name without what ties it to a resource
     * @param outer the Java type that the exception nests in
     * @return its Java type
     */
    public ClassName exception(String function, ClassName outer) {
        List<String> enclosing = new ArrayList<>(taken);
        enclosing.addAll(outer.simpleNames());
        return outer.nestedClass(Names.nested(function, NameKind.EXCEPTION, enclosing));
    }
}
