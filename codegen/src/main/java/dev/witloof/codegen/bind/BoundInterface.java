package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.wit.model.TypeDef;
import java.util.List;
import java.util.stream.Stream;

/**
 * An interface, or the functions and types that stand directly in a world, with the Java names chosen.
 *
 * @param home where its Java stands
 * @param subject the Java type that declares its functions
 * @param homes where the Java of what it refers to stands
 * @param item what people are told about it
 * @param definitions what it defines and Java declares: records, variants, enums, flags and resources
 * @param errors the error types among its definitions and aliases that have an exception
 * @param functions its functions, in the order of {@code type}
 * @param type its type in the component model
 */
public record BoundInterface(
        JavaHome home,
        ClassName subject,
        Homes homes,
        WitItem item,
        List<TypeDef> definitions,
        List<TypeDef> errors,
        List<BoundFunction> functions,
        InterfaceType type) {
    /**
     * Returns the functions that the Java interface itself declares.
     *
     * @return all but the methods of resources
     */
    public Stream<BoundFunction> ownFunctions() {
        return functions.stream().filter(each -> !each.isMethod());
    }

    /**
     * Returns the functions that belong to a resource.
     *
     * @param resource the resource's definition
     * @return its methods, static functions and constructor
     */
    public Stream<BoundFunction> functionsOf(TypeDef resource) {
        return functions.stream().filter(each -> each.wit()
                .kind()
                .resource()
                .filter(def -> def == resource)
                .isPresent());
    }

    /**
     * Returns the resources that it defines.
     *
     * @return the definitions, in the order of {@code type}
     */
    public List<TypeDef> resources() {
        return definitions.stream()
                .filter(def -> def.kind().accept(NestedKind.INSTANCE) == NameKind.RESOURCE)
                .toList();
    }
}
