package dev.witloof.codegen.emit;

import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeSpec;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Parts of type declarations that are used more than once. */
final class TypeSpecs {
    private TypeSpecs() {}

    /** Starts a public interface: nested in another type if its name is. */
    static TypeSpec.Builder publicInterface(ClassName name) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC);
        return name.enclosingClassName() == null ? type : type.addModifiers(Modifier.STATIC);
    }

    /** Starts a final class: nested in another type if its name is. */
    static TypeSpec.Builder finalClass(ClassName name, Modifier access) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(access);
        if (name.enclosingClassName() != null) {
            type.addModifiers(Modifier.STATIC);
        }
        return type.addModifiers(Modifier.FINAL);
    }

    /** The mark of what this generator made. */
    static AnnotationSpec generated(String version) {
        return AnnotationSpec.builder(RuntimeTypes.GENERATED)
                .addMember("by", "$S", "witloof")
                .addMember("version", "$S", version)
                .build();
    }

    /** The names of all types that nest in a type, at any depth. */
    static Set<String> nestedNames(TypeSpec type) {
        Set<String> names = new LinkedHashSet<>();
        for (TypeSpec nested : type.typeSpecs) {
            names.add(nested.name);
            names.addAll(nestedNames(nested));
        }
        return names;
    }

    /** Makes JavaPoet qualify types of these names, which the places that refer to them would read as others. */
    static void qualify(TypeSpec.Builder type, Collection<String> names) {
        type.alwaysQualify(names.toArray(String[]::new));
    }
}
