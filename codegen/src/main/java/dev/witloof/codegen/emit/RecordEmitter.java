package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.Names;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;

/** The Java record of a WIT record. */
final class RecordEmitter {
    private RecordEmitter() {}

    static TypeSpec emit(TypeDef def, TypeDefKind.Record kind, TypeMapper types) {
        ClassName name = types.declared(def);
        RecordSpec spec = new RecordSpec(name);
        Javadocs docs = Javadocs.of(
                        def.docs(), "The WIT record {@code " + def.name().orElseThrow() + "}.")
                .attributes(def.stability(), def.externalId());
        for (TypeDefKind.Field field : kind.fields()) {
            String component = Names.component(field.name());
            spec.component(component, types.type(field.type()));
            docs.param(component, field.docs(), "the field {@code " + field.name() + "}" + types.notes(field.type()));
        }
        return spec.javadoc(docs.build())
                .build(kind.fields().stream().anyMatch(field -> types.holdsArrays(field.type())));
    }
}
