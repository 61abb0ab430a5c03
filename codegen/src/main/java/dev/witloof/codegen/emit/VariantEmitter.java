package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The sealed Java interface of a WIT variant, with a record for each case. */
final class VariantEmitter {
    /** The component of a case with a payload. */
    static final String PAYLOAD = "value";

    private VariantEmitter() {}

    static TypeSpec emit(TypeDef def, TypeDefKind.Variant kind, TypeMapper types) {
        ClassName name = types.declared(def);
        TypeSpec.Builder type = TypeSpecs.publicInterface(name)
                .addModifiers(Modifier.SEALED)
                .addJavadoc(Javadocs.of(
                                def.docs(),
                                "The WIT variant {@code " + def.name().orElseThrow() + "}.")
                        .attributes(def.stability(), def.externalId())
                        .build());
        for (TypeDefKind.Case each : kind.cases()) {
            type.addType(emit(def, each, types));
        }
        return type.build();
    }

    private static TypeSpec emit(TypeDef variant, TypeDefKind.Case each, TypeMapper types) {
        RecordSpec spec = new RecordSpec(types.caseOf(variant, each.name())).superinterface(types.declared(variant));
        Javadocs docs = Javadocs.of(each.docs(), "The case {@code " + each.name() + "}.");
        each.type().ifPresent(payload -> {
            spec.component(PAYLOAD, types.type(payload));
            docs.param(PAYLOAD, Optional.empty(), "what the case carries" + types.notes(payload));
        });
        return spec.javadoc(docs.build())
                .build(each.type().filter(types::holdsArrays).isPresent());
    }
}
