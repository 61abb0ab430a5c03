package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The public conversions of the types that an interface declares. */
final class DeclaredConversions {
    private DeclaredConversions() {}

    static void addTo(TypeSpec.Builder adapter, BoundInterface owner, TypeMapper types, Conversions conversions) {
        AbiPlanner planner = new AbiPlanner();
        for (TypeDef def : owner.definitions()) {
            if (!TypeMapper.declaresType(def.kind())) {
                continue;
            }
            if (def.kind() instanceof TypeDefKind.Enum || def.kind() instanceof TypeDefKind.Flags) {
                adapter.addField(values(def, types.declared(def)));
            }
            ValuePlan plan = planner.plan(Objects.requireNonNull(
                    owner.type().types().get(def.name().orElseThrow()), "a declared type is named in its interface"));
            conversions.declared(def, plan).forEach(adapter::addMethod);
        }
    }

    private static FieldSpec values(TypeDef def, ClassName type) {
        return FieldSpec.builder(ArrayTypeName.of(type), Compounds.valuesField(def))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.values()", type)
                .build();
    }
}
