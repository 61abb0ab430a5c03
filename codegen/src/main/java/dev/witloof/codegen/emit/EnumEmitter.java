package dev.witloof.codegen.emit;

import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.Names;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The Java enum of a WIT enum, or of the members of WIT flags. */
final class EnumEmitter {
    private EnumEmitter() {}

    static TypeSpec emit(TypeDef def, TypeDefKind.Enum kind, TypeMapper types) {
        return emit(def, "The WIT enum {@code " + def.name().orElseThrow() + "}.", kind.cases(), types);
    }

    static TypeSpec emit(TypeDef def, TypeDefKind.Flags kind, TypeMapper types) {
        return emit(def, "A member of the WIT flags {@code " + def.name().orElseThrow() + "}.", kind.flags(), types);
    }

    private static TypeSpec emit(TypeDef def, String otherwise, List<TypeDefKind.Label> labels, TypeMapper types) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(types.declared(def))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Javadocs.of(def.docs(), otherwise)
                        .attributes(def.stability(), def.externalId())
                        .build());
        for (TypeDefKind.Label label : labels) {
            TypeSpec constant = TypeSpec.anonymousClassBuilder("")
                    .addJavadoc(Javadocs.of(label.docs(), "{@code " + label.name() + "}.")
                            .build())
                    .build();
            type.addEnumConstant(Names.constant(label.name()), constant);
        }
        return type.build();
    }
}
